import LintelCodec
package import LintelTokens

/// Seals interactions for the way through the browser, and opens them again.
package struct InteractionSeal: Sendable {
    /// An hour to find the password; after that the app starts anew.
    private static let lifetimeSeconds: Int64 = 3600
    private static let purpose = "interaction"

    private let masterKey: MasterKey

    package init(masterKey: MasterKey) {
        self.masterKey = masterKey
    }

    /// The sealed text, for the parameter `t`.
    package func seal(_ interaction: Interaction) throws -> String {
        Base64URL.encode(try self.masterKey.seal(interaction.bytes, for: Self.purpose))
    }

    /// The interaction, when it was sealed here, for this browser, within the hour.
    package func open(_ text: String?, browser: [UInt8]?, at now: UnixTime) -> Interaction? {
        guard let text, let browser, let sealed = Base64URL.decode(text.utf8),
            let bytes = self.masterKey.open(sealed, for: Self.purpose),
            let interaction = Interaction(bytes: bytes),
            ConstantTime.equal(interaction.browser, browser),
            now - interaction.startedAt <= Self.lifetimeSeconds
        else { return nil }
        return interaction
    }
}
