"""Writes of the portal."""

from thidua.portal.actions.news import enter_news, publish_news, withdraw_news

__all__ = ["enter_news", "publish_news", "withdraw_news"]
