/// A key with the value in force, as `lintel doctor` shows it.
package struct EffectiveSetting: Sendable, Hashable {
    package var key: SettingKey
    /// The value, or `(secret)`; empty when there is none.
    package var shown: String
    /// Where the value came from: a flag, a variable, a file; nil for the default.
    package var source: String?
}
