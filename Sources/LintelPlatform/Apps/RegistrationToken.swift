import LintelCodec

/// Names one filling of the registration form, so that sending it twice makes one app.
///
/// It is no secret: it counts only together with the account that registers.
package struct RegistrationToken: Sendable, Hashable {
    /// 22 characters of base64url.
    package let text: String

    package init(from random: RandomSource) {
        self.text = Base64URL.encode(random.bytes(16))
    }

    /// The token that a form has sent; nil when it is none.
    package init?(_ text: String) {
        guard text.utf8.count == 22, Base64URL.decode(text.utf8)?.count == 16 else { return nil }
        self.text = text
    }
}
