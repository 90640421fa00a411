/// The checked settings, and where each of them came from.
package struct LoadedSettings: Sendable {
    package var settings: ServerSettings
    /// Every key in the order of the documentation.
    package var effective: [EffectiveSetting]

    /// Reads and checks every key.
    ///
    /// - Parameters:
    ///   - flags: Values from the command line by key name.
    ///   - environment: The process's environment; only `LINTEL_*` is looked at.
    /// - Throws: ``SettingsError`` with every problem at once.
    package init(flags: [String: String], environment: [String: String]) throws(SettingsError) {
        var reader = SettingsReader(SettingsSources(flags: flags, environment: environment))
        let settings = ServerSettings(reading: &reader)
        guard reader.problems.isEmpty else { throw SettingsError(problems: reader.problems) }
        self.settings = settings
        let byName = Dictionary(reader.effective.map { ($0.key.name, $0) }) { first, _ in first }
        self.effective = SettingKey.all.compactMap { byName[$0.name] }
    }
}
