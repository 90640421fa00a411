import Foundation
import LintelServer
import Testing

/// Flags, environment, secrets directory, YAML file, defaults: first found wins.
@Suite struct SettingsSourcesTests {
    @Test func earlierSourceWins() throws {
        try self.withDirectory { directory in
            let yaml = try self.write(
                "code: {lifetime: 10}\nrefresh:\n  grace: 1\n  idle: 100\nsession.idle: 100\n"
                    + "secrets: {directory: \(directory)/secrets}\n",
                to: directory + "/lintel.yaml",
            )
            try FileManager.default.createDirectory(atPath: directory + "/secrets", withIntermediateDirectories: true)
            _ = try self.write("20\n", to: directory + "/secrets/code.lifetime")
            _ = try self.write("2", to: directory + "/secrets/refresh.grace")
            _ = try self.write("200", to: directory + "/secrets/refresh.idle")
            _ = try self.write("anything", to: directory + "/secrets/other-program-token")
            let loaded = try LoadedSettings(
                flags: ["config": yaml, "code.lifetime": "40"],
                environment: ["LINTEL_CODE_LIFETIME": "30", "LINTEL_REFRESH_GRACE": "3", "PATH": "/bin"],
            )
            #expect(loaded.settings.code.lifetime == 40)
            #expect(loaded.settings.refresh.grace == 3)
            #expect(loaded.settings.refresh.idle == 200)
            #expect(loaded.settings.session.idle == 100)
            #expect(loaded.settings.session.absolute == 604_800)
            #expect(self.effective("code.lifetime", loaded)?.source == "--code.lifetime")
            #expect(self.effective("refresh.grace", loaded)?.source == "LINTEL_REFRESH_GRACE")
            #expect(self.effective("refresh.idle", loaded)?.source == directory + "/secrets/refresh.idle")
            #expect(self.effective("session.idle", loaded)?.source == yaml)
            #expect(self.effective("session.absolute", loaded)?.source == nil)
        }
    }

    @Test func valueFromTheSecretsDirectoryIsNotShown() throws {
        try self.withDirectory { directory in
            _ = try self.write("Hidden", to: directory + "/evo.hub_name")
            let loaded = try LoadedSettings(flags: [:], environment: ["LINTEL_SECRETS_DIRECTORY": directory])
            #expect(loaded.settings.evo.hubName == "Hidden")
            #expect(self.effective("evo.hub_name", loaded)?.shown == "(secret)")
        }
    }

    @Test func throttleIsSwitchedOffByItsVariable() throws {
        let loaded = try LoadedSettings(flags: [:], environment: ["LINTEL_THROTTLE_ENABLED": "false"])
        #expect(!loaded.settings.throttle.isEnabled)
    }

    @Test func everyVariableReachesItsKey() throws {
        let environment = Dictionary(uniqueKeysWithValues: SettingKey.all.map { ($0.environmentName, "\u{1}") })
        let error = #expect(throws: SettingsError.self) {
            try LoadedSettings(flags: [:], environment: environment)
        }
        // A control character is no value of any key but of a path, and no such files exist.
        let named = SettingKey.all.filter { key in
            error?.description.contains("(from \(key.environmentName))") == true
        }
        let paths = SettingKey.all.filter { $0.kind == .path }
        #expect(named.count + paths.count == SettingKey.all.count)
    }

    @Test func unknownVariableIsReportedWithTheNearestKey() {
        let error = #expect(throws: SettingsError.self) {
            try LoadedSettings(flags: [:], environment: ["LINTEL_THROTLE_ENABLED": "false"])
        }
        #expect(error?.code == .unknown)
        #expect(
            error?.description
                == "LINTEL_THROTLE_ENABLED (from the environment) is no setting. Did you mean LINTEL_THROTTLE_ENABLED?"
        )
    }

    @Test func serviceLinksOfKubernetesAreLeftAlone() throws {
        let environment = [
            "LINTEL_PORT": "tcp://10.0.0.1:80", "LINTEL_PORT_80_TCP_ADDR": "10.0.0.1",
            "LINTEL_SERVICE_HOST": "10.0.0.1",
        ]
        #expect(throws: Never.self) { try LoadedSettings(flags: [:], environment: environment) }
    }

    @Test func unknownKeyOfTheFileIsReportedWithTheNearestKey() throws {
        try self.withDirectory { directory in
            let yaml = try self.write("token: {acces_lifetime: 60}\nzzz: 1\n", to: directory + "/lintel.yaml")
            let error = #expect(throws: SettingsError.self) {
                try LoadedSettings(flags: ["config": yaml], environment: [:])
            }
            #expect(
                error?.problems.map(\.message) == [
                    "token.acces_lifetime (from \(yaml)) is no setting. Did you mean token.access_lifetime?",
                    "zzz (from \(yaml)) is no setting.",
                ]
            )
        }
    }

    @Test(arguments: ["- a\n", "a: [", "token: &x {code: 1}\ntoken: 2\n", "? {a: 1}\n: 2\n", "config: other.yaml\n"])
    func refusesFile(text: String) throws {
        try self.withDirectory { directory in
            let yaml = try self.write(text, to: directory + "/lintel.yaml")
            #expect(throws: SettingsError.self) { try LoadedSettings(flags: ["config": yaml], environment: [:]) }
        }
    }

    @Test func emptyFileSetsNothing() throws {
        try self.withDirectory { directory in
            let yaml = try self.write("# nothing yet\n", to: directory + "/lintel.yaml")
            #expect(throws: Never.self) { try LoadedSettings(flags: ["config": yaml], environment: [:]) }
        }
    }

    @Test func listOfTheFileKeepsItsOrder() throws {
        try self.withDirectory { directory in
            let yaml = try self.write("proxy:\n  trusted: [127.0.0.1, 10.0.0.0/8]\n", to: directory + "/lintel.yaml")
            let loaded = try LoadedSettings(flags: ["config": yaml], environment: [:])
            #expect(loaded.settings.proxy.trusted.count == 2)
        }
    }

    @Test func missingFileOrDirectoryIsAnError() {
        for environment in [["LINTEL_CONFIG": "/nowhere/x.yaml"], ["LINTEL_SECRETS_DIRECTORY": "/nowhere/x"]] {
            let error = #expect(throws: SettingsError.self) {
                try LoadedSettings(flags: [:], environment: environment)
            }
            #expect(error?.code == .unreadable)
        }
    }

    private func effective(_ name: String, _ loaded: LoadedSettings) -> EffectiveSetting? {
        loaded.effective.first { $0.key.name == name }
    }

    private func write(_ text: String, to path: String) throws -> String {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func withDirectory(_ body: (String) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try body(directory.path)
    }
}
