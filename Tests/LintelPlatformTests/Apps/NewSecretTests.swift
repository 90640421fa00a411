import LintelOAuth
import LintelPlatform
import LintelTokens
import Testing

@Suite struct NewSecretTests {
    private static let now = UnixTime(seconds: 1_000_000)

    @Test func makesSecretWithLabelAndEnd() throws {
        let new = try Self.make(.web, label: " deploy ", days: 30)
        #expect(new.shown.label == "deploy")
        #expect(new.shown.expiresAt == Self.now + 30 * 86_400)
        #expect(new.shown.hint == new.secret.hint)
        #expect(new.registered.digest == new.secret.digest)
        #expect(new.registered.id == new.shown.id)
        #expect(new.registered.expiresAt == new.shown.expiresAt)
    }

    @Test(arguments: [ClientType.native, .spa])
    func refusesPublicApp(type: ClientType) {
        #expect(self.code { try Self.make(type, label: nil, days: nil) } == .secretNotForType)
    }

    @Test(arguments: [Int64.min, -1, 0, 731, .max])
    func refusesLifetime(days: Int64) {
        #expect(self.code { try Self.make(.service, label: nil, days: days) } == .secretLifetimeInvalid)
    }

    @Test(arguments: ["", "  ", "a\nb", String(repeating: "l", count: 65)])
    func refusesLabel(label: String) {
        #expect(self.code { try Self.make(.service, label: label, days: 1) } == .nameInvalid)
    }

    private static func make(_ type: ClientType, label: String?, days: Int64?) throws -> NewSecret {
        let client = RegisteredClient(id: .random(for: type, from: .system), type: type, name: "App")
        return try NewSecret(for: client, label: label, expiresInDays: days, random: .system, at: self.now)
    }

    private func code(_ body: () throws -> NewSecret) -> PlatformError.Code? {
        #expect(throws: PlatformError.self) { _ = try body() }?.code
    }
}
