/// The `LINTEL_*` variables of an environment.
struct EnvironmentSettings {
    /// Only the variables that name a setting.
    let variables: [String: String]
    let problems: [SettingsError.Problem]

    init(_ environment: [String: String]) {
        let known = Set(SettingKey.all.map(\.environmentName))
        self.variables = environment.filter { known.contains($0.key) }
        self.problems = environment.keys.sorted().filter { name in
            name.hasPrefix("LINTEL_") && !known.contains(name) && !Self.isServiceLink(name)
                && !Self.commandLine.contains(name)
        }.map { name in
            .unknown(name, source: "the environment", nearest: NearestKey.find(name, among: known.sorted()))
        }
    }

    /// What the commands for the users of a server read, such as `lintel login`.
    private static let commandLine: Set = ["LINTEL_PROFILE", "LINTEL_CLIENT_SECRET"]

    /// Kubernetes puts such variables into every pod beside a service that is called `lintel`.
    private static func isServiceLink(_ name: String) -> Bool {
        name.hasPrefix("LINTEL_SERVICE_") || name == "LINTEL_PORT" || name.hasPrefix("LINTEL_PORT_")
    }
}
