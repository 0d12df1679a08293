"""Settings of a running installation; what varies comes from ``environment``."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from thidua.config.environment import Environment, database

ENVIRONMENT = Environment()
PACKAGE = Path(__file__).resolve().parent.parent
HOME = ENVIRONMENT.home
HOME.mkdir(parents=True, exist_ok=True, mode=0o700)

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.read_or_make_secret_key()
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
LOG_ORIGIN = ENVIRONMENT.log_origin
TIMESTAMP_URL = ENVIRONMENT.timestamp_url
SITE_BODY = ENVIRONMENT.body
SITE_OWNER = ENVIRONMENT.owner

# Parts from the ground up; the order is the order of the floors.
THIDUA_APPS = [
    "thidua.kernel",
    "thidua.ledger",
    "thidua.ui",
    "thidua.org",
    "thidua.people",
    "thidua.calendar",
    "thidua.documents",
    "thidua.records",
    "thidua.awards",
    "thidua.clusters",
    "thidua.conferences",
    "thidua.councils",
    "thidua.movements",
    "thidua.registrations",
    "thidua.pledges",
    "thidua.scoring",
    "thidua.commendations",
    "thidua.portal",
    "thidua.exchange",
    "thidua.public",
    "thidua.hall",
    "thidua.desk",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "csp",
    "rules",
    "django_tasks",
    "django_tasks_db",
    *THIDUA_APPS,
    "thidua.config",
    # Behind the faces, whose pages take the place of allauth's.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "thidua.ui.language.language_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "thidua.org.middleware.names_middleware",
    "thidua.people.middleware.actor_middleware",
    "thidua.ui.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "thidua.config.urls"
WSGI_APPLICATION = "thidua.config.wsgi.application"

_LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    _LOADERS if DEBUG else [("django.template.loaders.cached.Loader", _LOADERS)],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thidua.ui.context.look",
                "thidua.desk.context.frame",
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "thidua.ui.templatetags.ui",
            ],
        },
    }
]
COTTON_SNAKE_CASED_NAMES = True
# A component sees what it is given, never a name that its page happens to use.
COTTON_ISOLATE_BY_DEFAULT = True

NAVIGATION = {
    "desk": "thidua.desk.navigation.PLACES",
    "public": "thidua.public.navigation.PLACES",
    "public_foot": "thidua.public.navigation.FOOT",
}

DATABASES = {"default": database(ENVIRONMENT)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
FORMAT_MODULE_PATH = ["thidua.config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = True

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# One cache for all processes: a code of an authenticator app must not be taken twice.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kernel_kept_value",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

ACCOUNT_ADAPTER = "thidua.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = LOGOUT_REDIRECT_URL
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_RATE_LIMITS = {
    # A whole office may stand behind one address; wrong passwords are counted by name elsewhere.
    "login": "300/m/ip",
    "login_failed": "5/300s/key",
}
ACCOUNT_FORMS = {
    "login": "thidua.desk.forms.sign_in.SignInForm",
    "reauthenticate": "thidua.desk.forms.sign_in.PasswordAgainForm",
    "change_password": "thidua.desk.forms.sign_in.NewPasswordForm",
}
MFA_ADAPTER = "thidua.people.adapters.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "thidua.desk.forms.sign_in.CodeForm",
    "reauthenticate": "thidua.desk.forms.sign_in.CodeAgainForm",
    "activate_totp": "thidua.desk.forms.sign_in.AppForm",
    "add_webauthn": "thidua.desk.forms.sign_in.PasskeyForm",
    "login_webauthn": "thidua.desk.forms.sign_in.PasskeySignInForm",
    "authenticate_webauthn": "thidua.desk.forms.sign_in.PasskeyStepForm",
    "reauthenticate_webauthn": "thidua.desk.forms.sign_in.PasskeyAgainForm",
    "edit_webauthn": "thidua.desk.forms.sign_in.PasskeyNameForm",
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.tls
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
