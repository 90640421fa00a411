import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

@testable import LintelServer

@Suite struct PasswordVerifierTests {
    private static func address(_ last: UInt8) -> ClientAddress.Address {
        ClientAddress.Address(text: "192.0.2.\(last)", bytes: [192, 0, 2, last])
    }

    /// Verifies passwords of Ann's account on a server of its own.
    private static func run(
        _ body: @escaping @Sendable (_ verify: Verify, _ server: TestServer) async throws -> Void
    ) async throws {
        let server = try await TestServer(["token.id_algorithm": "ES256"])
        _ = try await server.makeAccount()
        let verifier = PasswordVerifier(
            accounts: server.parts.stores.accounts,
            throttles: server.parts.stores.throttles,
            pool: server.parts.hashPool,
            reserved: server.parts.reservedDomain,
        )
        try await server.run { _ in
            try await body(
                { password, email, address in
                    let key = try EmailKey(email)
                    return Outcome(try await verifier.verify(password, for: key, from: address, at: server.clock.now))
                },
                server,
            )
        }
    }

    private typealias Verify =
        @Sendable (_ password: String, _ email: String, _ from: ClientAddress.Address) async throws -> Outcome

    /// A verdict without what comes with it.
    private enum Outcome: Equatable {
        case accepted, refused
        case throttled(until: UnixTime)

        init(_ verdict: PasswordVerifier.Verdict) {
            self =
                switch verdict {
                case .accepted: .accepted
                case .refused: .refused
                case .throttled(let until): .throttled(until: until)
                }
        }

        var isThrottled: Bool { self != .accepted && self != .refused }
    }

    @Test func acceptsTheRightPassword() async throws {
        try await Self.run { verify, _ async throws in
            #expect(try await verify(TestServer.password, "ann@example.org", Self.address(1)) == .accepted)
            #expect(try await verify(TestServer.password, "bob@example.org", Self.address(1)) == .refused)
            #expect(try await verify(TestServer.password + " ", "ann@example.org", Self.address(1)) == .refused)
        }
    }

    /// Strangers who guess do not lock the owner out.
    @Test func letsTheOwnerInFromAnotherAddress_C11() async throws {
        try await Self.run { verify, _ async throws in
            for _ in 0..<11 { _ = try await verify("wrong", "ann@example.org", Self.address(1)) }
            #expect(try await verify(TestServer.password, "ann@example.org", Self.address(1)).isThrottled)
            #expect(try await verify(TestServer.password, "ann@example.org", Self.address(2)) == .accepted)
        }
    }

    @Test func holdsBackAnAddressThatTriesManyAccounts_C11() async throws {
        try await Self.run { verify, _ async throws in
            for index in 0..<20 { _ = try await verify("wrong", "guess\(index)@example.org", Self.address(1)) }
            #expect(try await verify(TestServer.password, "ann@example.org", Self.address(1)).isThrottled)
            #expect(try await verify(TestServer.password, "ann@example.org", Self.address(2)) == .accepted)
        }
    }

    @Test func waitsLongerWithEachFailureButNeverForEver_C11() async throws {
        try await Self.run { verify, server in
            for _ in 0..<5 { _ = try await verify("wrong", "ann@example.org", Self.address(1)) }
            var waits: [Int64] = []
            for _ in 0..<9 {
                guard case .throttled(let until) = try await verify("wrong", "ann@example.org", Self.address(1)) else {
                    Issue.record("not held back")
                    return
                }
                waits.append(until - server.clock.now)
                server.clock.advance(by: until - server.clock.now)
                _ = try await verify("wrong", "ann@example.org", Self.address(1))
            }
            #expect(waits == [15, 30, 60, 120, 240, 480, 900, 900, 900])
        }
    }

    @Test func refusesDisabledAccountsAndServiceIdentities() async throws {
        try await Self.run { verify, server in
            let ann = try EmailKey("ann@example.org")
            _ = try await server.parts.stores.accounts.disable(
                ann,
                at: server.clock.now,
                denyUntil: server.clock.now + 3_600
            )
            for email in ["ann@example.org", "service-a@\(server.parts.settings.clientEmail.host)"] {
                #expect(try await verify(TestServer.password, email, Self.address(1)) == .refused, "\(email)")
            }
        }
    }
}
