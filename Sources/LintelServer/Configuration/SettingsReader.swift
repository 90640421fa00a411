import Configuration

/// Reads keys one by one, checks each against its table entry and collects what is wrong.
struct SettingsReader {
    private let sources: SettingsSources
    private(set) var problems: [SettingsError.Problem]
    /// Every key that was read, with the value in force.
    private(set) var effective: [EffectiveSetting] = []

    init(_ sources: SettingsSources) {
        self.sources = sources
        self.problems = sources.problems
    }

    /// The key's value, or `fallback` when nobody set it (or the value is wrong, which is noted as a problem).
    mutating func value<Value>(_ key: SettingKey, otherwise fallback: Value, _ parse: (String) -> Value?) -> Value {
        let given = self.sources.reader.string(forKey: ConfigKey(key.name))
        guard let text = given ?? key.standardText else {
            self.note(key, shown: key.standard == .none ? "" : "\(fallback)")
            return fallback
        }
        self.note(key, shown: text)
        guard let value = parse(text) else {
            let source = self.sources.source(of: key) ?? "the default"
            self.problems.append(.invalid(key, value: text, source: source))
            return fallback
        }
        return value
    }

    /// A whole number in the key's range.
    mutating func integer(_ key: SettingKey, otherwise fallback: Int64 = 0) -> Int64 {
        self.value(key, otherwise: fallback) { text in
            guard let number = Int64(text), "\(number)" == text else { return nil }
            return switch key.kind {
            case .number(let range), .seconds(let range): range.contains(number) ? number : nil
            default: nil
            }
        }
    }

    mutating func boolean(_ key: SettingKey) -> Bool {
        self.value(key, otherwise: false) { Bool($0) }
    }

    /// One of an enumeration's raw values.
    mutating func choice<Choice: RawRepresentable>(
        _ key: SettingKey,
        otherwise fallback: Choice,
    ) -> Choice where Choice.RawValue == String {
        self.value(key, otherwise: fallback) { Choice(rawValue: $0) }
    }

    /// A path; nil when nobody set it.
    mutating func path(_ key: SettingKey) -> String? {
        self.value(key, otherwise: nil) { Self.isPath($0) ? .some($0) : nil }
    }

    /// A path, or `fallback` when nobody set it.
    mutating func path(_ key: SettingKey, otherwise fallback: String) -> String {
        self.value(key, otherwise: fallback) { Self.isPath($0) ? $0 : nil }
    }

    mutating func text(_ key: SettingKey) -> String {
        self.value(key, otherwise: "") { text in
            let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            return (1...200).contains(text.count) && isPlain ? text : nil
        }
    }

    /// Notes that a key's value is below another's.
    mutating func require(_ key: SettingKey, _ value: Int64, atLeast other: SettingKey, _ least: Int64) {
        if value < least {
            self.problems.append(.below(key, value: value, minimum: other, least))
        }
    }

    /// Notes a value that only a rule beyond its syntax refuses.
    mutating func refuse(_ key: SettingKey, value: String) {
        self.problems.append(.invalid(key, value: value, source: self.sources.source(of: key) ?? "the default"))
    }

    /// Notes a value, or its absence, that does not fit the other settings.
    mutating func refuse(_ key: SettingKey, because reason: String) {
        self.problems.append(.unfit(key, reason))
    }

    private static func isPath(_ text: String) -> Bool { !text.isEmpty && !text.utf8.contains(0) }

    private mutating func note(_ key: SettingKey, shown: String) {
        let source = self.sources.source(of: key)
        // A default tells nobody's secret.
        let isHidden = (key.isSecret || self.sources.isFromSecrets(key)) && !shown.isEmpty && source != nil
        self.effective.append(EffectiveSetting(key: key, shown: isHidden ? "(secret)" : shown, source: source))
    }
}
