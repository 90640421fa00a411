import Foundation
import LintelPlatform

/// Messages as the outbox keeps them: encrypted, since their text may hold a code that opens something.
struct MailSeal: Sendable {
    private static let purpose = "mail"

    let masterKey: MasterKey

    func seal(_ message: MailMessage) throws -> [UInt8] {
        try self.masterKey.seal(Array(JSONEncoder().encode(message)), for: Self.purpose)
    }

    /// nil when the mail was sealed under another master key.
    func open(_ content: [UInt8]) -> MailMessage? {
        guard let json = self.masterKey.open(content, for: Self.purpose) else { return nil }
        return try? JSONDecoder().decode(MailMessage.self, from: Data(json))
    }
}
