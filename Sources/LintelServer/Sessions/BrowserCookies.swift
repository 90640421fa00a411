import HTTPTypes
package import Hummingbird
package import LintelOAuth

/// The two cookies: which browser it is, and who is signed in on it.
///
/// Under https they carry the `__Host-` prefix and `Secure`; on http, which only loopback issuers use, a plain name.
package struct BrowserCookies: Sendable {
    private let isSecure: Bool
    private let codec: HandleCodec

    package init(isSecure: Bool, codec: HandleCodec) {
        self.isSecure = isSecure
        self.codec = codec
    }

    /// The browser's id, if its cookie was made here.
    package func browser(of request: Request) -> [UInt8]? {
        self.value(.browser, of: request)
    }

    /// The session's id, if its cookie was made here; whether it is alive is for the store to say.
    package func session(of request: Request) -> [UInt8]? {
        self.value(.session, of: request)
    }

    /// Sets the browser cookie; it ends with the browser.
    package func setBrowser(_ id: [UInt8], in response: inout Response) {
        self.set(.browser, self.codec.handle(.browser, id: id), in: &response)
    }

    /// Sets the session cookie; it ends with the browser, the session's own end is kept on the server.
    package func setSession(_ id: [UInt8], in response: inout Response) {
        self.set(.session, self.codec.handle(.session, id: id), in: &response)
    }

    /// Removes the session cookie.
    package func removeSession(in response: inout Response) {
        self.set(.session, "; Max-Age=0", in: &response)
    }

    private func name(_ purpose: HandleCodec.Purpose) -> String {
        "\(self.isSecure ? "__Host-" : "")lintel_\(purpose.rawValue)"
    }

    private func value(_ purpose: HandleCodec.Purpose, of request: Request) -> [UInt8]? {
        guard let cookie = request.cookies[self.name(purpose)] else { return nil }
        return self.codec.open(purpose, cookie.value)
    }

    /// RFC 6265 §4.1; `SameSite=Lax` lets an app's link to us arrive signed in, a foreign form not.
    private func set(_ purpose: HandleCodec.Purpose, _ value: String, in response: inout Response) {
        let secure = self.isSecure ? "; Secure" : ""
        let cookie = "\(self.name(purpose))=\(value); Path=/; HttpOnly; SameSite=Lax\(secure)"
        response.headers.append(HTTPField(name: .setCookie, value: cookie))
    }
}
