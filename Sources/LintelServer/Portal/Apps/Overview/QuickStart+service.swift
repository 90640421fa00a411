import LintelOAuth

extension QuickStart.Values {
    /// Client credentials (RFC 6749 §4.4).
    var forService: [QuickStart.Snippet] {
        [
            QuickStart.Snippet(title: "curl", code: self.serviceCurl),
            QuickStart.Snippet(title: "Python with requests", code: self.serviceRequests),
            QuickStart.Snippet(title: "Python with Authlib", code: self.serviceAuthlib),
        ]
    }

    private var serviceCurl: String {
        #"""
        curl \#(SourceText.shell(self.tokenURL)) \
          --data-urlencode grant_type=client_credentials \
          --data-urlencode \#(SourceText.shell("client_id=\(self.id)")) \
          --data-urlencode "client_secret=$LINTEL_SECRET" \
          --data-urlencode \#(SourceText.shell("scope=\(self.scope)"))
        """#
    }

    private var serviceRequests: String {
        #"""
        import os

        import requests

        response = requests.post(
            \#(SourceText.python(self.tokenURL)),
            data={
                "grant_type": "client_credentials",
                "client_id": \#(SourceText.python(self.id)),
                "client_secret": os.environ["LINTEL_SECRET"],
                "scope": \#(SourceText.python(self.scope)),
            },
            timeout=30,
        )
        response.raise_for_status()
        print(response.json()["access_token"])
        """#
    }

    private var serviceAuthlib: String {
        #"""
        import os

        from authlib.integrations.requests_client import OAuth2Session

        session = OAuth2Session(
            \#(SourceText.python(self.id)),
            os.environ["LINTEL_SECRET"],
            scope=\#(SourceText.python(self.scope)),
            token_endpoint_auth_method="client_secret_post",
        )
        token = session.fetch_token(\#(SourceText.python(self.tokenURL)), grant_type="client_credentials")
        print(token["access_token"])
        """#
    }
}
