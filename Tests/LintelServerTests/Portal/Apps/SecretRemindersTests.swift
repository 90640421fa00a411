import LintelPlatform
import LintelServer
import LintelTesting
import LintelTokens
import Testing

/// The mails before a secret expires.
@Suite struct SecretRemindersTests {
    private typealias Scene = AppDetailsScene
    private static let day: Int64 = 86_400

    @Test func remindsEachOwnerOnceInEachWindow() async throws {
        try await Scene.run { scene in
            let server = scene.server
            let secret = AppSecret(
                id: "ends",
                label: "Runner",
                hint: "lnt_sk_x",
                createdAt: server.clock.now,
                expiresAt: server.clock.now + 90 * Self.day,
            )
            let digest = [UInt8](repeating: 8, count: 32)
            let change = AppChange.addSecret(secret, digest: digest, limit: 10)
            try await server.parts.stores.apps.apply(change, to: scene.service.id, version: nil, at: server.clock.now)
            // Two nodes at once, and one of them again after a restart.
            func sent() async throws -> [String] {
                let before = try await server.sentMails().count
                let reminders = server.parts.secretReminders
                async let first: Void = reminders.sendDue()
                async let second: Void = reminders.sendDue()
                _ = try await (first, second)
                try await server.parts.secretReminders.sendDue()
                return try await server.sentMails().dropFirst(before).map { "\($0.recipient): \($0.subject)" }.sorted()
            }
            func expected(_ time: String) -> [String] {
                [Scene.ann, Scene.bob].map { "\($0): A secret of an app of yours expires within \(time)" }
            }
            #expect(try await sent() == [])
            server.clock.advance(by: 60 * Self.day)
            #expect(try await sent() == expected("30 days"))
            server.clock.advance(by: 10 * Self.day)
            #expect(try await sent() == [])
            server.clock.advance(by: 13 * Self.day)
            #expect(try await sent() == expected("7 days"))
            server.clock.advance(by: 6 * Self.day)
            #expect(try await sent() == expected("a day"))
            server.clock.advance(by: Self.day)
            #expect(try await sent() == [])
            let mail = try #require(try await server.sentMails().last)
            for fact in ["Nightly import", "Runner", "lnt_sk_x", "/apps/\(scene.service.id.rawValue)/credentials"] {
                #expect(mail.text.contains(fact), "\(fact)")
            }
        }
    }

    @Test func stopsWhenTheWorkIsNoLongerThisNodes() async throws {
        try await Scene.run { scene in
            let secret = AppSecret(
                id: "ends",
                label: "Runner",
                hint: "lnt_sk_x",
                createdAt: scene.server.clock.now - 90 * Self.day,
                expiresAt: scene.server.clock.now + Self.day,
            )
            let digest = [UInt8](repeating: 8, count: 32)
            try await scene.server.parts.stores.apps.apply(
                .addSecret(secret, digest: digest, limit: 10),
                to: scene.service.id,
                version: nil,
                at: scene.server.clock.now,
            )
            try await scene.server.parts.secretReminders.sendDue(while: { false })
            #expect(try await scene.server.sentMails().isEmpty)
            try await scene.server.parts.secretReminders.sendDue()
            #expect(try await scene.server.sentMails().count == 2)
        }
    }
}
