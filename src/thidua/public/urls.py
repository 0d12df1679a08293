"""Addresses of the public site."""

from django.urls import path

from thidua.public.views import (
    awards,
    diary,
    documents,
    home,
    movements,
    news,
    papers,
    pledges,
    verify,
)

app_name = "public"

urlpatterns = [
    path("", home.home, name="home"),
    path("movements/", movements.movement_list, name="movement_list"),
    path("movements/<pid:public_id>/", movements.movement_detail, name="movement"),
    path("documents/", documents.document_list, name="document_list"),
    path("documents/<pid:public_id>/", documents.document_detail, name="document"),
    path("pledges/<pid:public_id>/", pledges.pledge_detail, name="pledge"),
    path("news/", news.news_list, name="news_list"),
    path("news/<pid:public_id>/", news.news_detail, name="news"),
    path("news/<pid:public_id>/photos/<pid:photo_id>/", news.news_photo, name="news_photo"),
    path("news/feed.xml", news.feed, name="feed"),
    path("awards/", awards.award_list, name="award_list"),
    path("verify/award/<pid:code>/", awards.verify_award, name="verify_award"),
    path("verify/", verify.verify, name="verify"),
    path("verify/paper/", papers.verify_paper, name="verify_paper"),
    path("log/checkpoint", verify.checkpoint_file, name="checkpoint_file"),
    path("log/log.pub", verify.key_file, name="log_key"),
    path("calendar.ics", diary.calendar, name="calendar"),
    path("accessibility/", home.accessibility, name="accessibility"),
]
