import LintelOAuth
import LintelServer

/// Two small Python programs with the demo's credentials in them: a service and a person's native app.
struct DemoScripts {
    let issuer: BaseURL
    let record: DemoRecord

    /// Writes the programs into `demo` below the data directory, for its owner alone.
    func write(to dataDirectory: String) throws {
        let directory = dataDirectory + "/demo"
        try DataDirectory.prepare(directory)
        try DataDirectory.write(Array(self.service.utf8), to: directory + "/service.py", mode: 0o600)
        try DataDirectory.write(Array(self.native.utf8), to: directory + "/native.py", mode: 0o600)
    }

    /// Client credentials by requests.
    private var service: String {
        """
        \"\"\"Get a token for the demo's service app and call an API with it. Needs: requests\"\"\"

        import requests

        ISSUER = "\(self.issuer)"
        CLIENT_ID = "\(self.record.app(.service)?.clientID ?? "")"
        CLIENT_SECRET = "\(self.record.app(.service)?.clientSecret ?? "")"
        SCOPE = "evo.discovery evo.workspace evo.object evo.blocksync"

        answer = requests.post(
            f"{ISSUER}/connect/token",
            data={
                "grant_type": "client_credentials",
                "client_id": CLIENT_ID,
                "client_secret": CLIENT_SECRET,
                "scope": SCOPE,
            },
            timeout=15,
        )
        answer.raise_for_status()
        token = answer.json()["access_token"]
        print(token)

        discovery = requests.get(
            f"{ISSUER}/evo/identity/v2/discovery",
            params={"service": "evo"},
            headers={"Authorization": f"Bearer {token}"},
            timeout=15,
        )
        print(discovery.status_code, discovery.text)

        """
    }

    /// Authorization code with PKCE by Authlib.
    private var native: String {
        """
        \"\"\"Sign in with a browser and call an API as that person. Needs: authlib, requests\"\"\"

        import webbrowser
        from http.server import BaseHTTPRequestHandler, HTTPServer
        from urllib.parse import urlparse

        from authlib.common.security import generate_token
        from authlib.integrations.requests_client import OAuth2Session

        ISSUER = "\(self.issuer)"
        CLIENT_ID = "\(self.record.app(.native)?.clientID ?? "")"
        REDIRECT_URI = "\(DemoSetup.nativeRedirectURI)"
        SCOPE = "openid profile email evo.discovery evo.workspace evo.object evo.blocksync"

        session = OAuth2Session(
            client_id=CLIENT_ID,
            scope=SCOPE,
            redirect_uri=REDIRECT_URI,
            code_challenge_method="S256",
            token_endpoint_auth_method="none",
        )
        code_verifier = generate_token(48)
        url, state = session.create_authorization_url(f"{ISSUER}/connect/authorize", code_verifier=code_verifier)


        class Callback(BaseHTTPRequestHandler):
            def do_GET(self):
                if not self.path.startswith(urlparse(REDIRECT_URI).path + "?"):
                    return self.send_error(404)
                session.fetch_token(
                    f"{ISSUER}/connect/token",
                    authorization_response=self.path,
                    state=state,
                    code_verifier=code_verifier,
                )
                self.send_response(200)
                self.send_header("Content-Type", "text/plain; charset=utf-8")
                self.end_headers()
                self.wfile.write(b"Signed in. You may close this window.")

            def log_message(self, *arguments):
                pass  # The request line holds the code.


        with HTTPServer(("localhost", urlparse(REDIRECT_URI).port), Callback) as server:
            print(f"Sign in here if no browser opens:\\n{url}")
            webbrowser.open_new(url)
            while not session.token:
                server.handle_request()

        print(session.token["access_token"])
        discovery = session.get(f"{ISSUER}/evo/identity/v2/discovery", params={"service": "evo"}, timeout=15)
        print(discovery.status_code, discovery.text)

        """
    }
}
