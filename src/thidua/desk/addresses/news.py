"""News and its photographs."""

from django.urls import path

from thidua.desk.views import news, news_forms

urlpatterns = [
    path("news/", news.news_list, name="news_list"),
    path("news/new/", news_forms.news_enter, name="news_enter"),
    path("news/<pid:public_id>/", news.news_detail, name="news"),
    path("news/<pid:public_id>/correct/", news_forms.news_correct, name="news_correct"),
    path("news/<pid:public_id>/publish/", news_forms.news_publish, name="news_publish"),
    path("news/<pid:public_id>/withdraw/", news_forms.news_withdraw, name="news_withdraw"),
    path("news/<pid:public_id>/photos/", news_forms.news_photo_add, name="news_photo_add"),
    path("news/<pid:public_id>/photos/<pid:photo_id>/", news.news_photo, name="news_photo"),
    path(
        "news/<pid:public_id>/photos/<pid:photo_id>/remove/",
        news_forms.news_photo_remove,
        name="news_photo_remove",
    ),
]
