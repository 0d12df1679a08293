"""Writes of the portal."""

from thidua.portal.actions.news import correct_news, enter_news, publish_news, withdraw_news
from thidua.portal.actions.photographs import add_photograph, remove_photograph

__all__ = [
    "add_photograph",
    "correct_news",
    "enter_news",
    "publish_news",
    "remove_photograph",
    "withdraw_news",
]
