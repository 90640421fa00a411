/// One configuration key, documented once: read by the server, shown by `lintel doctor`, printed in the documentation.
package struct SettingKey: Sendable, Hashable {
    /// The dotted name, as in the YAML file.
    package let name: String
    package let kind: SettingKind
    package let standard: Standard
    /// What the value does, in plain words; one line.
    package let meaning: String
    /// Whether the value must never be shown.
    package let isSecret: Bool

    /// What holds when nobody sets the key.
    package enum Standard: Sendable, Hashable {
        /// A fixed value, written as one would write it.
        case value(String)
        /// A value that follows from others, in words.
        case derived(String)
        /// Nothing: the feature stays off.
        case none
    }

    package init(_ name: String, _ kind: SettingKind, _ standard: Standard, _ meaning: String, isSecret: Bool = false) {
        self.name = name
        self.kind = kind
        self.standard = standard
        self.meaning = meaning
        self.isSecret = isSecret
    }

    /// The environment variable: `LINTEL_` and the key in upper case with underscores.
    package var environmentName: String {
        "LINTEL_" + self.name.uppercased().replacing(".", with: "_")
    }

    /// The fixed default, if there is one.
    var standardText: String? {
        if case .value(let text) = self.standard { text } else { nil }
    }
}
