"""Texts that no column can hold, said in words before each database says it its own way.

SQLite keeps a text of any length, PostgreSQL refuses it without naming the place; an action asks
here first, so that both answer alike.
"""

import unicodedata

from django.db import models
from django.utils.translation import gettext_lazy

from thidua.kernel.errors import Refused

TOO_LONG = gettext_lazy(
    "“{beginning}…” dài {length} ký tự, sổ chỉ ghi được {limit}. Rút gọn rồi ghi lại."
)
UNREADABLE = gettext_lazy(
    "“{beginning}” có ký tự điều khiển không đọc được. Xóa hoặc gõ lại đoạn ấy."
)
_SHOWN = 40
_LAYOUT = frozenset("\n\r\t")


def refuse_unfit_texts(row: models.Model) -> None:
    """Refuse a row one of whose texts is longer than its column or holds control characters."""
    for column in row._meta.concrete_fields:
        text = getattr(row, column.attname)
        if not isinstance(text, str) or not isinstance(column, models.CharField | models.TextField):
            continue
        if any(unicodedata.category(sign) == "Cc" for sign in text if sign not in _LAYOUT):
            beginning = "".join(sign for sign in text if sign.isprintable())[:_SHOWN]
            raise Refused(UNREADABLE.format(beginning=beginning), field=column.name)
        if column.max_length is not None and len(text) > column.max_length:
            raise Refused(
                TOO_LONG.format(beginning=text[:_SHOWN], length=len(text), limit=column.max_length),
                field=column.name,
            )
