import LintelServer
import LintelTokens
import Logging
import Testing

@Suite struct ServerSettingsTests {
    @Test func takesEveryDefault() throws {
        let settings = try ServerSettings()
        #expect(settings.listen == ListenAddress(host: "127.0.0.1", port: 8080))
        #expect(settings.issuer.text == "http://127.0.0.1:8080")
        #expect(settings.database == "sqlite:./data/lintel.sqlite")
        #expect(settings.masterKeyPath == "./data/master.key")
        #expect(settings.log.level == .info)
        #expect(settings.log.format == .text)
        #expect(settings.clientEmail.host == "apps.localhost")
        #expect(settings.throttle.isEnabled)
        #expect(settings.proxy.trusted.isEmpty)
        #expect(settings.token.accessLifetime == 3600)
        #expect(settings.token.scopeFormat == .array)
        #expect(settings.token.accessAlgorithm == .es256)
        #expect(settings.token.idAlgorithm == .rs256)
        #expect(settings.refresh.absolute == 7_776_000)
        #expect(settings.password.threads >= 1)
        #expect(settings.secret.limit == 10)
        #expect(settings.evo.hubURL == settings.issuer)
        #expect(settings.catalogueFile == nil)
        #expect(!settings.hasSecureCookies)
    }

    @Test func everyKeyIsReadAndEveryDefaultIsAllowed() throws {
        let loaded = try LoadedSettings(flags: [:], environment: [:])
        #expect(loaded.effective.map(\.key.name) == SettingKey.all.map(\.name))
        #expect(loaded.effective.allSatisfy { $0.source == nil })
    }

    @Test func wrongValueNamesKeyValueSourceAndRange() {
        let error = #expect(throws: SettingsError.self) {
            try LoadedSettings(flags: [:], environment: ["LINTEL_TOKEN_ACCESS_LIFETIME": "59"])
        }
        #expect(error?.code == .invalid)
        #expect(
            error?.description == "token.access_lifetime cannot be \"59\" (from LINTEL_TOKEN_ACCESS_LIFETIME). "
                + "Allowed: a whole number of seconds from 60 to 86400."
        )
    }

    @Test func reportsEveryProblemAtOnce() {
        let error = #expect(throws: SettingsError.self) {
            try ServerSettings(["log.level": "loud", "throttle.enabled": "yes", "code.lifetime": "1e2"])
        }
        #expect(error?.problems.count == 3)
        #expect(error?.description.contains("Allowed: true or false.") == true)
        #expect(error?.description.contains("trace, debug, info") == true)
    }

    @Test(arguments: [
        ("token.access_lifetime", "+60"), ("token.access_lifetime", "060"), ("token.access_lifetime", "86401"),
        ("token.access_lifetime", ""), ("token.access_algorithm", "HS256"), ("token.access_algorithm", "none"),
        ("token.scope_format", "Array"), ("secret.limit", "0"), ("data", ""), ("evo.hub_name", ""),
        ("evo.hub_name", "a\u{0}b"), ("client_email.host", "127.0.0.1"), ("client_email.host", "apps."),
        ("keys.publish_lead", "59"), ("master_key.file", ""),
        ("proxy.trusted", "10.0.0.1/8"), ("proxy.trusted", "all"), ("password.threads", "-1"),
    ])
    func refusesValue(key: String, value: String) {
        #expect(throws: SettingsError.self) { try ServerSettings([key: value]) }
    }

    @Test func absoluteLifetimeIsAtLeastTheIdleOne() {
        #expect(throws: SettingsError.self) { try ServerSettings(["session.absolute": "60", "session.idle": "61"]) }
        #expect(throws: SettingsError.self) { try ServerSettings(["refresh.absolute": "60", "refresh.idle": "61"]) }
        #expect(throws: Never.self) { try ServerSettings(["refresh.absolute": "60", "refresh.idle": "60"]) }
    }

    @Test func masterKeyLiesInTheDataDirectoryUnlessItIsShared() throws {
        #expect(try ServerSettings(["data": "/var/lib/lintel"]).masterKeyPath == "/var/lib/lintel/master.key")
        let shared = try ServerSettings(["data": "/var/lib/lintel", "master_key.file": "/run/secrets/key"])
        #expect(shared.masterKeyPath == "/run/secrets/key")
    }

    @Test func derivesClientEmailHostFromIssuer() throws {
        #expect(try ServerSettings(["issuer": "https://id.example.org"]).clientEmail.host == "apps.id.example.org")
        #expect(try ServerSettings(["issuer": "http://localhost:9"]).clientEmail.host == "apps.localhost")
        #expect(try ServerSettings(["issuer": "http://[::1]:9"]).clientEmail.host == "apps.localhost")
        #expect(try ServerSettings(["client_email.host": "bots.example"]).clientEmail.host == "bots.example")
    }

    @Test func secureCookiesFollowTheIssuer() throws {
        #expect(try ServerSettings(["issuer": "https://id.example.org"]).hasSecureCookies)
        #expect(try !ServerSettings(["issuer": "http://localhost"]).hasSecureCookies)
    }
}
