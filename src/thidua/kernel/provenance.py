"""How a stored value came to be known, for pages that must not pass a guess off as a fact."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mark(models.TextChoices):
    """The mark of a value; a value without provenance was entered in the work itself."""

    SOURCED = "sourced", _("Theo văn bản")
    DERIVED = "derived", _("Suy ra")
    INVENTED = "invented", _("Giả định")
