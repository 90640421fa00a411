"""The smallest Django project that serves django-oauth-toolkit from SQLite."""

import os
from pathlib import Path

WORK = Path(os.environ["PEER_WORK"])
SECRET_KEY = "for a benchmark on a loopback address, protects nothing"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "urls"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "oauth2_provider",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(WORK / "django.sqlite3"),
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
        },
    }
}
LOGGING = {"version": 1, "disable_existing_loggers": True, "root": {"handlers": [], "level": "ERROR"}}
OAUTH2_PROVIDER = {
    "SCOPES": {"openid": "OpenID", "api:read": "read", "introspection": "introspect"},
    "OIDC_ENABLED": True,
    "OIDC_RSA_PRIVATE_KEY": (WORK / "rsa.pem").read_text(),
    "PKCE_REQUIRED": True,
}
