import LintelOAuth
import LintelPlatform
import LintelTokens
import Testing

/// What owners are told of an app at a glance.
@Suite struct AppConditionTests {
    private static let now = UnixTime(seconds: 1_000_000)
    private static let day: Int64 = 86_400

    private static func conditions(
        _ type: ClientType = .service,
        expiries: [Int64?] = [nil],
        waiting: Int = 0,
        isDisabled: Bool = false,
    ) -> [AppCondition] {
        App(
            client: RegisteredClient(id: ClientID("a"), type: type, name: "A"),
            owners: [],
            scopes: (0..<waiting).map { AppScope(scope: "s\($0)", state: .requested) },
            secrets: expiries.map { seconds in
                AppSecret(
                    id: "s",
                    label: "s",
                    hint: "s",
                    createdAt: Self.now,
                    expiresAt: seconds.map { Self.now + $0 },
                )
            },
            createdAt: Self.now,
            disabledAt: isDisabled ? Self.now : nil,
        ).conditions(at: Self.now)
    }

    @Test func tellsTheGravestFirst() {
        #expect(Self.conditions() == [.active])
        #expect(Self.conditions(waiting: 2, isDisabled: true) == [.disabled])
        #expect(Self.conditions(waiting: 2) == [.scopesWait(2)])
        #expect(Self.conditions(expiries: [0], waiting: 1) == [.secretExpired, .scopesWait(1)])
        #expect(Self.conditions(expiries: []) == [.secretMissing])
        #expect(Self.conditions(.native, expiries: []) == [.active])
    }

    @Test func warnsOfTheLastSecretThatExpires() {
        #expect(Self.conditions(expiries: [3 * Self.day]) == [.secretExpires(days: 3)])
        #expect(Self.conditions(expiries: [Self.day - 1]) == [.secretExpires(days: 0)])
        #expect(Self.conditions(expiries: [-5, 15 * Self.day]) == [.active])
        #expect(Self.conditions(expiries: [Self.day, nil]) == [.active])
        #expect(Self.conditions(expiries: [-Self.day, -1]) == [.secretExpired])
    }

    @Test func readsItsOwnCursors() {
        let cursor = AppCursor(createdAt: UnixTime(seconds: -3), id: ClientID("a.b"))
        #expect(AppCursor(cursor.text) == cursor)
        for text in ["", ".", "1", "1.", ".a", "x.a", String(repeating: "1", count: 200) + ".a"] {
            #expect(AppCursor(text) == nil, "\(text)")
        }
    }

    @Test func takesItsOwnTokensAndNoOthers() {
        let token = RegistrationToken(from: .system)
        #expect(RegistrationToken(token.text) == token)
        for text in ["", "x", token.text + "A", String(repeating: "é", count: 11), String(repeating: " ", count: 22)] {
            #expect(RegistrationToken(text) == nil, "\(text)")
        }
    }
}
