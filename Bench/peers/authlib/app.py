"""An authorization server on Authlib and Flask: ES256 access tokens (RFC 9068), clients in SQLite, no token stored."""

import hmac
import os
import sqlite3
import threading
from pathlib import Path

from authlib.integrations.flask_oauth2 import AuthorizationServer, ResourceProtector, current_token
from authlib.oauth2.rfc6749 import ClientMixin, grants
from authlib.oauth2.rfc9068 import JWTBearerTokenGenerator, JWTBearerTokenValidator
from flask import Flask, jsonify
from joserfc.jwk import ECKey, KeySet

WORK = Path(os.environ["PEER_WORK"])
ISSUER = "http://127.0.0.1"
AUDIENCE = "urn:bench:api"
# A key set object: with a plain dictionary the library would parse and check the private key again for every token.
KEYS = KeySet([ECKey.import_key((WORK / "es256.pem").read_bytes(), {"kid": "es256", "use": "sig", "alg": "ES256"})])

app = Flask(__name__)
local = threading.local()


def database() -> sqlite3.Connection:
    if not hasattr(local, "connection"):
        local.connection = sqlite3.connect(WORK / "authlib.sqlite3", timeout=20, isolation_level=None)
    return local.connection


class Client(ClientMixin):
    def __init__(self, row):
        self.client_id, self.secret, self.scope = row

    def get_client_id(self):
        return self.client_id

    def get_allowed_scope(self, scope):
        return " ".join(item for item in (scope or "").split() if item in self.scope.split())

    def check_client_secret(self, secret):
        return hmac.compare_digest(self.secret, secret)

    def check_endpoint_auth_method(self, method, endpoint):
        return method in ("client_secret_basic", "client_secret_post")

    def check_grant_type(self, grant_type):
        return grant_type == "client_credentials"


def query_client(client_id):
    row = database().execute("SELECT client_id, secret, scope FROM client WHERE client_id = ?", (client_id,)).fetchone()
    return Client(row) if row else None


class Generator(JWTBearerTokenGenerator):
    def get_jwks(self):
        return KEYS

    def get_audiences(self, client, user, scope):
        return [AUDIENCE]


class Validator(JWTBearerTokenValidator):
    def get_jwks(self):
        return KEYS


server = AuthorizationServer(app, query_client=query_client, save_token=lambda token, request: None)
server.register_grant(grants.ClientCredentialsGrant)
server.register_token_generator(
    "default", Generator(issuer=ISSUER, alg="ES256", expires_generator=lambda *arguments: 3600)
)
require = ResourceProtector()
require.register_token_validator(Validator(issuer=ISSUER, resource_server=AUDIENCE))


@app.post("/token")
def token():
    return server.create_token_response()


@app.get("/me")
@require()
def me():
    return jsonify(sub=current_token["client_id"])
