"""Reads a Postman collection as Postman does: variables, the authorization of a folder, and its requests."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

import requests

from browser import Browser
from flow import challenge_of
from installation import Installation

# What the format of collections, version 2.1, asks of the parts that are used here, and nothing beside these parts.
SCHEMA = {
    "type": "object",
    "required": ["info", "item"],
    "additionalProperties": False,
    "properties": {
        "info": {
            "type": "object",
            "required": ["name", "schema"],
            "properties": {
                "name": {"type": "string"},
                "description": {"type": "string"},
                "schema": {"const": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
            },
        },
        "item": {"type": "array", "items": {"$ref": "#/$defs/folder"}},
        "variable": {"$ref": "#/$defs/attributes"},
    },
    "$defs": {
        "attributes": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["key", "value", "type"],
                "properties": {"key": {"type": "string"}, "value": {"type": "string"}, "type": {"const": "string"}},
                "additionalProperties": False,
            },
        },
        "folder": {
            "type": "object",
            "required": ["name", "item", "auth"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string"},
                "description": {"type": "string"},
                "auth": {
                    "type": "object",
                    "required": ["type", "oauth2"],
                    "properties": {"type": {"const": "oauth2"}, "oauth2": {"$ref": "#/$defs/attributes"}},
                    "additionalProperties": False,
                },
                "item": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/request"}},
            },
        },
        "request": {
            "type": "object",
            "required": ["name", "request", "response"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string"},
                "response": {"const": []},
                "request": {
                    "type": "object",
                    "required": ["method", "header", "url"],
                    "additionalProperties": False,
                    "properties": {
                        "method": {"const": "GET"},
                        "description": {"type": "string"},
                        "header": {"$ref": "#/$defs/pairs"},
                        "url": {
                            "type": "object",
                            "required": ["raw", "host", "path"],
                            "additionalProperties": False,
                            "properties": {
                                "raw": {"type": "string"},
                                "host": {"type": "array", "items": {"type": "string"}},
                                "path": {"type": "array", "items": {"type": "string"}},
                                "query": {"$ref": "#/$defs/pairs"},
                            },
                        },
                    },
                },
            },
        },
        "pairs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["key", "value"],
                "properties": {"key": {"type": "string"}, "value": {"type": "string"}},
                "additionalProperties": False,
            },
        },
    },
}


@dataclass
class Postman:
    """A collection with its variables filled in, and somebody's browser for the sign-in."""

    collection: dict
    variables: dict[str, str]
    server: Installation
    browser: Browser

    def filled(self, text: str) -> str:
        values = {item["key"]: item["value"] for item in self.collection["variable"]} | self.variables
        return re.sub(r"{{(\w+)}}", lambda found: values[found.group(1)], text)

    def token(self, folder: dict) -> requests.Response:
        """“Get New Access Token” of a folder."""
        settings = {item["key"]: self.filled(item["value"]) for item in folder["auth"]["oauth2"]}
        assert settings["client_authentication"] == "body" and settings["addTokenTo"] == "header"
        form = {"client_id": settings["clientId"]}
        if settings["grant_type"] == "client_credentials":
            form |= {"client_secret": settings["clientSecret"], "scope": settings["scope"]}
            form |= {"grant_type": "client_credentials"}
        else:
            assert settings["grant_type"] == "authorization_code_with_pkce", settings["grant_type"]
            verifier = "postman-verifier-of-43-characters-or-more-12345"
            question = {
                "response_type": "code",
                "client_id": settings["clientId"],
                "redirect_uri": settings["redirect_uri"],
                "scope": settings["scope"],
                "state": "postman",
                "code_challenge": challenge_of(verifier),
                "code_challenge_method": settings["challengeAlgorithm"],
            }
            callback = self.browser.authorize(f"{settings['authUrl']}?{urlencode(question)}")
            assert callback.url.startswith(settings["redirect_uri"]), callback.url
            form |= {
                "grant_type": "authorization_code",
                "redirect_uri": settings["redirect_uri"],
                "code_verifier": verifier,
                "code": callback.parameters["code"],
            }
        return self.server.http().post(settings["accessTokenUrl"], data=form)

    def send(self, item: dict, token: str) -> requests.Response:
        """“Send” of a request; the token is its folder's."""
        request = item["request"]
        url = request["url"]
        address = "/".join([".".join(url["host"]), *url["path"]])
        pairs = [(pair["key"], pair["value"]) for pair in url.get("query", [])]
        written = address + ("?" + "&".join(f"{key}={value}" for key, value in pairs) if pairs else "")
        assert url["raw"] == written, f"{url['raw']} shows another address than its parts have"
        headers = {pair["key"]: pair["value"] for pair in request["header"]} | {"Authorization": f"Bearer {token}"}
        query = [(key, self.filled(value)) for key, value in pairs]
        return self.server.http().request(request["method"], self.filled(address), params=query, headers=headers)
