import Configuration

/// Where settings come from, first found wins: command line, environment, secrets directory, YAML file.
///
/// Values are read as text by swift-configuration and parsed by ``SettingsReader``, so that every source has the same
/// syntax and the same error messages.
struct SettingsSources {
    /// Asks the providers in order.
    let reader: ConfigReader
    /// What went wrong while the sources were read.
    let problems: [SettingsError.Problem]
    private let recorder = SettingSourceRecorder()
    private let configFile: String?
    private let secretsDirectory: String?

    private static let flagsName = "command line"
    private static let secretsName = "secrets directory"
    private static let fileName = "configuration file"

    /// - Parameters:
    ///   - flags: Values from the command line by key name.
    ///   - environment: The process's environment; only `LINTEL_*` is looked at.
    init(flags: [String: String], environment: [String: String]) {
        var problems: [SettingsError.Problem] = []
        let variables = EnvironmentSettings(environment)
        problems += variables.problems

        let environmentProvider = EnvironmentVariablesProvider(environmentVariables: variables.variables)
            .prefixKeys(with: "lintel")
        var providers: [any ConfigProvider] = [Self.provider(Self.flagsName, flags), environmentProvider]

        // Each source may name the next: flags and environment name the file, all of them the secrets directory.
        self.configFile = Self.look(up: .config, in: providers)
        let file = self.configFile.map(YAMLSettings.init(path:))
        problems += file?.problems ?? []
        let fileProvider = Self.provider(Self.fileName, file?.values ?? [:])

        self.secretsDirectory = Self.look(up: .secretsDirectory, in: providers + [fileProvider])
        let secrets = self.secretsDirectory.map(SecretsDirectory.init(path:))
        problems += secrets?.problems ?? []
        providers += [Self.provider(Self.secretsName, secrets?.values ?? [:]), fileProvider]

        self.problems = problems
        self.reader = ConfigReader(providers: providers, accessReporter: self.recorder)
    }

    /// Where the key's value came from, in words for people, after it was read; nil when nobody set it.
    func source(of key: SettingKey) -> String? {
        switch self.recorder.provider(of: key) {
        case nil: nil
        case "InMemoryProvider[\(Self.flagsName)]": "--\(key.name)"
        case "InMemoryProvider[\(Self.secretsName)]": (self.secretsDirectory ?? "") + "/" + key.name
        case "InMemoryProvider[\(Self.fileName)]": self.configFile ?? ""
        default: key.environmentName
        }
    }

    /// Whether the value came from the secrets directory: such a value is never shown.
    func isFromSecrets(_ key: SettingKey) -> Bool {
        self.recorder.provider(of: key) == "InMemoryProvider[\(Self.secretsName)]"
    }

    private static func look(up key: SettingKey, in providers: [any ConfigProvider]) -> String? {
        ConfigReader(providers: providers).string(forKey: ConfigKey(key.name)).flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func provider(_ name: String, _ values: [String: String]) -> InMemoryProvider {
        InMemoryProvider(
            name: name,
            values: Dictionary(
                uniqueKeysWithValues: values.map { key, value in
                    (AbsoluteConfigKey(ConfigKey(key)), ConfigValue(.string(value), isSecret: false))
                }
            ),
        )
    }
}
