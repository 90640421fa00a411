import Crypto
import LintelCodec

/// Ties each form to the browser that it was made for (CSRF, RFC 6749 §10.12).
package struct FormProtection: Sendable {
    private let key: SymmetricKey

    package init(masterKey: MasterKey) {
        self.key = masterKey.derived("form protection")
    }

    /// The token for a form: a keyed MAC over the browser's id and, when somebody is signed in, the session's.
    package func token(browser: [UInt8], session: [UInt8]?) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: browser + (session ?? []), using: self.key)
        return Base64URL.encode(code.withUnsafeBytes(Array.init))
    }

    /// Whether the form was made for this browser and session.
    package func accepts(_ token: String?, browser: [UInt8]?, session: [UInt8]?) -> Bool {
        guard let token, let browser else { return false }
        let expected = self.token(browser: browser, session: session)
        return ConstantTime.equal(Array(token.utf8), Array(expected.utf8))
    }
}
