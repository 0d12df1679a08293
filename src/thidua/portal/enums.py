"""Closed vocabularies of the portal, and the ledger verbs of this part."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.ledger.enums import Privacy
from thidua.ledger.verbs import verb


class NewsList(models.TextChoices):
    """Which lists of further news a page elsewhere carried."""

    OTHER = "other", _("Tin khác")
    LATEST = "latest", _("Tin mới nhất")


NEWS_ENTERED = verb("news.entered", _("thêm tin {title}"), privacy=Privacy.OPEN)
NEWS_CORRECTED = verb("news.corrected", _("sửa {fields} của tin {title}"), privacy=Privacy.OPEN)
PHOTO_ADDED = verb(
    "news.photo_added", _("thêm ảnh “{caption}” vào tin {title}"), privacy=Privacy.OPEN
)
PHOTO_REMOVED = verb(
    "news.photo_removed", _("bỏ ảnh “{caption}” khỏi tin {title}"), privacy=Privacy.OPEN
)
NEWS_PUBLISHED = verb("news.published", _("đăng tin {title}"), privacy=Privacy.OPEN)
NEWS_WITHDRAWN = verb("news.withdrawn", _("gỡ tin {title}: {reason}"), privacy=Privacy.OPEN)
