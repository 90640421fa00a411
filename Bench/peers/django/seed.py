"""Makes the tables, two applications and a signed-in session, and prints the session's key."""

import os
import sys
from importlib import import_module

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from oauth2_provider.models import get_application_model  # noqa: E402

secret, redirect_uri = sys.argv[1:3]
call_command("migrate", verbosity=0)
Application = get_application_model()
person, _ = get_user_model().objects.get_or_create(username="alice")
# The secret is stored as it is: hashed with Django's default it would cost 200 ms a request.
Application.objects.create(
    client_id="bench",
    client_secret=secret,
    hash_client_secret=False,
    name="bench",
    user=person,
    client_type=Application.CLIENT_CONFIDENTIAL,
    authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
)
Application.objects.create(
    client_id="spa",
    name="spa",
    user=person,
    client_type=Application.CLIENT_PUBLIC,
    authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
    redirect_uris=redirect_uri,
    skip_authorization=True,
    algorithm=Application.RS256_ALGORITHM,
)
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.save()
print(session.session_key)
