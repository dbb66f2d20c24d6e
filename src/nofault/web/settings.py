"""Django's settings. Everything an installation may set comes from the environment (docs/reference/settings.md)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from nofault.errors import NofaultError
from nofault.web import environment

HERE = Path(__file__).parent
DATA_DIR = environment.data_dir()
TESTING = environment.flag("NOFAULT_TESTING")
DEBUG = False
SECRET_KEY = environment.secret_key(DATA_DIR)
BASE_URL = environment.base_url()
SECURE = BASE_URL.startswith("https://")
ALLOWED_HOSTS = [*environment.words("NOFAULT_HOSTS"), environment.host_of(BASE_URL), "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "nofault.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "nofault.web.caching.NoStoreMiddleware",
    "nofault.web.rest.problems.ProblemMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "nofault.web.admission.AdmissionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "nofault.web.errors.ErrorMiddleware",
    "nofault.web.signed_out.SignedOutMiddleware",
]
DEMO = environment.flag("NOFAULT_DEMO")
if DEMO and (SECURE or environment.host_of(BASE_URL) not in environment.LOOPBACK):
    raise NofaultError("NOFAULT_DEMO logs everybody in, so it is for this machine alone.", "Leave NOFAULT_DEMO out.")
if DEMO:
    MIDDLEWARE.insert(MIDDLEWARE.index("django.contrib.messages.middleware.MessageMiddleware"), "nofault.web.demo_login.DemoLoginMiddleware")
ROOT_URLCONF = "nofault.web.urls"
ASGI_APPLICATION = "nofault.web.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "nofault.web.frame.frame",
            ],
        },
    }
]

DATABASES = {"default": environment.database(DATA_DIR)}
# Where pg_dump and pg_restore are, when they are not on the path.
POSTGRES_BIN = environment.text("NOFAULT_PG_BIN")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "web.User"
AUTHENTICATION_BACKENDS = ["nofault.web.signed_in.SignedIn"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"] if TESTING else ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_SIGNUP_FORM_CLASS = "nofault.web.accounts.SignupForm"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[nofault] "
PASSWORD_RESET_TIMEOUT = 3600
# Kept in this process. More entries than Django's 300, so that a flood of addresses does not push the counts of others out.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 20_000}}}
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "signup": "20/m/ip", "entrance": "20/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(environment.number("NOFAULT_PROXIES", 0))
ACCOUNT_ADAPTER = "nofault.web.accounts.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "nofault.web.accounts.SocialAccountAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "nofault"
MFA_TOTP_TOLERANCE = 1  # one step of 30 s either way, for clocks that are a little off
# WebAuthn asks for HTTPS, which browsers do not ask of this machine itself.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = environment.host_of(BASE_URL) in environment.LOOPBACK
OPENID = environment.openid()
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": OPENID}} if OPENID else {}
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SIGNUP_DOMAINS = environment.words("NOFAULT_SIGNUP_DOMAINS")

vars().update(environment.email(environment.text("NOFAULT_EMAIL_URL")))
DEFAULT_FROM_EMAIL = environment.text("NOFAULT_EMAIL_FROM", "nofault@localhost")

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
# One language needs no look into a catalogue for each of the hundred words of a page; a second one switches it on.
USE_I18N = len(LANGUAGES) > 1
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
JOB_HEARTBEAT = timedelta(seconds=environment.number("NOFAULT_JOB_HEARTBEAT_S", 5))
JOB_LEASE = timedelta(seconds=environment.number("NOFAULT_JOB_LEASE_S", 30))
JOB_POLL = timedelta(seconds=environment.number("NOFAULT_JOB_POLL_S", 1))

UPLOAD_LIMIT_BYTES = int(environment.number("NOFAULT_UPLOAD_LIMIT_MB", 2048)) * 1_000_000
EVIDENCE_DIR = environment.subfolder(DATA_DIR, "evidence")
ATTACHMENTS_DIR = environment.subfolder(DATA_DIR, "attachments")
IMPORTS_DIR = environment.subfolder(DATA_DIR, "imports")
# Folders of this machine that an administrator may bring documents from; none where nobody named one.
IMPORT_ROOTS = [Path(word) for word in environment.words("NOFAULT_IMPORT_ROOTS")]
# What arrives lies here until it is whole; on the disk of the evidence, so that taking it over is a rename.
INCOMING_DIR = environment.subfolder(DATA_DIR, "incoming")
SEARCH_DIR = DATA_DIR / "search"
# An uploaded file goes to the disk as it arrives, never into memory.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_TEMP_DIR = INCOMING_DIR
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 2000

# What opens /metrics from elsewhere; without one it is shown to this machine itself only.
METRICS_TOKEN = environment.text("NOFAULT_METRICS_TOKEN")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # Signing in by the identity provider begins with a form that leads there.
        "form-action": [SELF, *({environment.origin_of(app["settings"]["server_url"]) for app in OPENID})],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$", "^metrics$"]  # asked from inside, where there is no TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.flag("NOFAULT_BEHIND_PROXY") else None
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "nofault.web.signed_in"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True  # scripts take the token from the page
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"masked": {"()": "nofault.web.logs.MaskingFormatter", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "masked"}},
    "root": {"handlers": ["stderr"], "level": environment.text("NOFAULT_LOG_LEVEL", "WARNING")},
}
