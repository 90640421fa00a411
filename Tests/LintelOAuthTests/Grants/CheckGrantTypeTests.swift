import LintelCodec
import LintelOAuth
import Testing

@Suite struct CheckGrantTypeTests {
    private static func read(_ value: String?) throws(OAuthError) -> GrantType {
        try CheckGrantType.read(FormFields(fields: value.map { [.init(name: "grant_type", value: $0)] } ?? []))
    }

    @Test(arguments: GrantType.allCases)
    func readsTheGrantsThatAreServed(_ grant: GrantType) throws {
        #expect(try Self.read(grant.rawValue) == grant)
    }

    @Test(arguments: [nil, ""] as [String?])
    func refusesNone(_ value: String?) {
        let error = #expect(throws: OAuthError.self) { try Self.read(value) }
        #expect(error?.code == .invalidRequest)
    }

    @Test(arguments: [
        "password", "implicit", "urn:ietf:params:oauth:grant-type:device_code", "Authorization_Code", "refresh_token ",
    ])
    func refusesOthers(_ value: String) {
        let error = #expect(throws: OAuthError.self) { try Self.read(value) }
        #expect(error?.code == .unsupportedGrantType)
    }

    static let table: [(ClientType, Set<GrantType>)] = [
        (.native, [.authorizationCode, .refreshToken]), (.spa, [.authorizationCode]),
        (.web, [.authorizationCode, .refreshToken]), (.service, [.clientCredentials]),
    ]

    @Test(arguments: Self.table)
    func holdsAppsToTheirType(_ type: ClientType, _ allowed: Set<GrantType>) throws {
        for grant in GrantType.allCases {
            guard !allowed.contains(grant) else {
                try CheckGrantType.check(grant, client: GoodRequest.client(type))
                continue
            }
            let error = #expect(throws: OAuthError.self) {
                try CheckGrantType.check(grant, client: GoodRequest.client(type))
            }
            #expect(error?.code == .unauthorizedClient)
        }
    }
}
