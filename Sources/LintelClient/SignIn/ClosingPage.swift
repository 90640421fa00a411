import Crypto
import LintelCodec

/// What the browser shows when a sign-in is over: a page without script, without anything from elsewhere, and without a
/// word that came with the request.
struct ClosingPage: Sendable, Hashable {
    var status: Int
    var title: String
    var sentence: String

    static func signedIn(_ application: String) -> Self {
        Self(status: 200, title: "You are signed in", sentence: "\(application) goes on. You can close this window.")
    }

    static func failed(_ application: String) -> Self {
        Self(
            status: 400,
            title: "You are not signed in",
            sentence: "\(application) says why. You can close this window.",
        )
    }

    static let foreign = Self(
        status: 400,
        title: "This answer is not expected",
        sentence: "It does not belong to the sign-in that is under way. Start again from the application.",
    )
    static let over = Self(
        status: 410,
        title: "This sign-in is over",
        sentence: "It was answered already. You can close this window.",
    )
    static let unknown = Self(status: 404, title: "There is nothing here", sentence: "You can close this window.")
    static let methodRefused = Self(
        status: 405,
        title: "There is nothing here",
        sentence: "You can close this window."
    )

    /// The page as HTML.
    var html: String {
        """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(Self.escape(self.title))</title>
        <style>\(Self.style)</style></head>
        <body><main><h1>\(Self.escape(self.title))</h1><p>\(Self.escape(self.sentence))</p></main></body>
        </html>

        """
    }

    /// Nothing is loaded, run, framed or sent on, and the code in the address does not leave with a `Referer`.
    static let headers = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'sha256-\(ClosingPage.styleDigest)'; base-uri 'none'; form-action 'none'; "
                + "frame-ancestors 'none'"
        ),
        ("Content-Type", "text/html; charset=utf-8"),
        ("Cache-Control", "no-store"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("Connection", "close"),
    ]

    private static let style =
        "body{font:1.125rem/1.6 system-ui,sans-serif;margin:0;display:grid;min-height:100vh;place-items:center;"
        + "color:#1c2330;background:#f5f6f8}main{max-width:32rem;padding:2rem}h1{font-size:1.5rem;margin:0 0 .5rem}"
        + "@media(prefers-color-scheme:dark){body{color:#e8eaee;background:#14181f}}"

    /// What the policy calls the style sheet by (CSP 3 §2.3.1).
    private static var styleDigest: String { Base64.encode(Array(SHA256.hash(data: Array(Self.style.utf8)))) }

    private static func escape(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
