"""One's own account, messages, and administration."""

from django.urls import path

from thidua.desk.views import account, accounts, administration, notifications, roles

urlpatterns = [
    path("account/", account.account, name="account"),
    path("account/sessions/<int:number>/end/", account.session_end, name="session_end"),
    path("notifications/", notifications.notifications, name="notifications"),
    path("notifications/read/", notifications.notifications_read, name="notifications_read"),
    path(
        "notifications/<pid:public_id>/read/",
        notifications.notification_read,
        name="notification_read",
    ),
    path("administration/", administration.administration, name="administration"),
    path("administration/health/", administration.health, name="health"),
    path("administration/series/", administration.series_list, name="series_list"),
    path("administration/accounts/", accounts.account_list, name="account_list"),
    path(
        "administration/accounts/<pid:public_id>/", accounts.account_detail, name="account_detail"
    ),
    path(
        "administration/accounts/<pid:public_id>/close/",
        accounts.account_close,
        name="account_close",
    ),
    path(
        "administration/accounts/<pid:public_id>/reopen/",
        accounts.account_reopen,
        name="account_reopen",
    ),
    path(
        "administration/accounts/<pid:public_id>/reset/",
        accounts.account_reset,
        name="account_reset",
    ),
    path(
        "administration/accounts/<pid:public_id>/unprotect/",
        accounts.account_unprotect,
        name="account_unprotect",
    ),
    path("administration/roles/", roles.role_list, name="role_list"),
    path(
        "administration/roles/<pid:public_id>/delegate/", roles.role_delegate, name="role_delegate"
    ),
    path("administration/roles/<pid:public_id>/end/", roles.role_end, name="role_end"),
    path("people/<pid:public_id>/account/", accounts.account_open, name="account_open"),
    path("people/<pid:public_id>/roles/", roles.role_give, name="role_give"),
]
