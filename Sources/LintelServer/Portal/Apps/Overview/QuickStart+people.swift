import LintelCodec
import LintelOAuth

extension QuickStart.Values {
    /// Authorization code with PKCE (RFC 6749 §4.1, RFC 7636).
    var forPeople: [QuickStart.Snippet] {
        let curl = QuickStart.Snippet(title: "curl", code: self.codeCurl)
        // A single-page app runs in a browser, where there is no Python.
        guard self.client.type != .spa else { return [curl] }
        return [
            curl, QuickStart.Snippet(title: "Python with requests", code: self.codeRequests),
            QuickStart.Snippet(title: "Python with Authlib", code: self.codeAuthlib),
        ]
    }

    private var hasSecret: Bool { self.client.type.isConfidential }

    /// The address that a browser opens, up to what is new each time; for double quotes of a shell.
    private var authorizeAddress: String {
        var query = ""
        let fields = [
            ("response_type", "code"), ("client_id", self.id), ("redirect_uri", self.redirectURI),
            ("scope", self.scope), ("code_challenge_method", "S256"),
        ]
        for (name, value) in fields { FormEncoding.append(name: name, value: value, to: &query) }
        return "\(self.authorizeURL)?\(query)"
    }

    private var codeCurl: String {
        let secret = self.hasSecret ? "\n  --data-urlencode \"client_secret=$LINTEL_SECRET\" \\" : ""
        return #"""
            # A secret for this one sign-in, and what is shown of it (PKCE, RFC 7636).
            verifier=$(openssl rand -hex 32)
            challenge=$(printf %s "$verifier" | openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d '=')

            # Open this address in a browser, sign in, and copy the value of code= from the address that it ends at.
            echo \#(SourceText.shell(self.authorizeAddress))"&state=$(openssl rand -hex 8)&code_challenge=$challenge"
            read -r code

            curl \#(SourceText.shell(self.tokenURL)) \
              --data-urlencode grant_type=authorization_code \
              --data-urlencode \#(SourceText.shell("client_id=\(self.id)")) \\#(secret)
              --data-urlencode \#(SourceText.shell("redirect_uri=\(self.redirectURI)")) \
              --data-urlencode "code_verifier=$verifier" \
              --data-urlencode "code=$code"
            """#
    }

    private var codeRequests: String {
        let secret = self.hasSecret ? "\n        \"client_secret\": os.environ[\"LINTEL_SECRET\"]," : ""
        return #"""
            import base64
            import hashlib
            \#(self.hasSecret ? "import os\n" : "")import secrets
            from urllib.parse import parse_qs, urlencode, urlsplit

            import requests

            client_id = \#(SourceText.python(self.id))
            redirect_uri = \#(SourceText.python(self.redirectURI))
            verifier = secrets.token_urlsafe(48)
            challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
            state = secrets.token_urlsafe(16)
            question = {
                "response_type": "code",
                "client_id": client_id,
                "redirect_uri": redirect_uri,
                "scope": \#(SourceText.python(self.scope)),
                "state": state,
                "code_challenge": challenge,
                "code_challenge_method": "S256",
            }
            print("Open this address and sign in:")
            print(\#(SourceText.python(self.authorizeURL + "?")) + urlencode(question))
            answer = parse_qs(urlsplit(input("The address that the browser ends at: ")).query)
            assert answer["state"] == [state], "This answer belongs to another sign-in."

            response = requests.post(
                \#(SourceText.python(self.tokenURL)),
                data={
                    "grant_type": "authorization_code",
                    "client_id": client_id,\#(secret)
                    "redirect_uri": redirect_uri,
                    "code_verifier": verifier,
                    "code": answer["code"][0],
                },
                timeout=30,
            )
            response.raise_for_status()
            print(response.json()["access_token"])
            """#
    }

    private var codeAuthlib: String {
        let client = self.hasSecret ? "client_id, os.environ[\"LINTEL_SECRET\"]" : "client_id"
        let method = self.hasSecret ? "client_secret_post" : "none"
        return #"""
            \#(self.hasSecret ? "import os\n\n" : "")from authlib.common.security import generate_token
            from authlib.integrations.requests_client import OAuth2Session

            client_id = \#(SourceText.python(self.id))
            session = OAuth2Session(
                \#(client),
                scope=\#(SourceText.python(self.scope)),
                redirect_uri=\#(SourceText.python(self.redirectURI)),
                code_challenge_method="S256",
                token_endpoint_auth_method="\#(method)",
            )
            verifier = generate_token(48)
            address, state = session.create_authorization_url(
                \#(SourceText.python(self.authorizeURL)), code_verifier=verifier
            )
            print("Open this address and sign in:")
            print(address)
            token = session.fetch_token(
                \#(SourceText.python(self.tokenURL)),
                authorization_response=input("The address that the browser ends at: "),
                state=state,
                code_verifier=verifier,
            )
            print(token["access_token"])
            """#
    }
}
