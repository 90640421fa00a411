/// Why the configuration cannot be used: every problem at once, each with key, value and allowed range.
package struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: RawRepresentable, Sendable, Hashable {
        package let rawValue: String

        package init(rawValue: String) {
            self.rawValue = rawValue
        }

        package static let invalid = Self(rawValue: "setting_invalid")
        package static let unknown = Self(rawValue: "setting_unknown")
        package static let unreadable = Self(rawValue: "settings_unreadable")
    }

    package struct Problem: Sendable, Hashable {
        package var code: Code
        package var message: String
    }

    /// Never empty.
    package var problems: [Problem]

    /// The stable error id of the first problem.
    package var code: Code { self.problems.first?.code ?? .invalid }

    package var description: String { self.problems.map(\.message).joined(separator: "\n") }
}

extension SettingsError.Problem {
    /// A value outside of what its key allows.
    static func invalid(_ key: SettingKey, value: String, source: String) -> Self {
        let shown = key.isSecret ? "(secret)" : "\"\(value)\""
        return Self(
            code: .invalid,
            message: "\(key.name) cannot be \(shown) (from \(source)). Allowed: \(key.kind.allowed).",
        )
    }

    /// A value that does not fit another key's value.
    static func below(_ key: SettingKey, value: Int64, minimum other: SettingKey, _ least: Int64) -> Self {
        Self(
            code: .invalid,
            message: "\(key.name) cannot be \"\(value)\". Allowed: at least \(other.name), which is \(least).",
        )
    }

    /// A value that does not fit the others; `reason` says which would.
    static func unfit(_ key: SettingKey, _ reason: String) -> Self {
        Self(code: .invalid, message: "\(key.name) does not fit the other settings: \(reason).")
    }

    /// A key that does not exist.
    static func unknown(_ name: String, source: String, nearest: String?) -> Self {
        let hint = nearest.map { " Did you mean \($0)?" } ?? ""
        return Self(code: .unknown, message: "\(name) (from \(source)) is no setting.\(hint)")
    }

    /// A file or directory that cannot be used.
    static func unreadable(_ path: String, _ reason: String) -> Self {
        Self(code: .unreadable, message: "\(path): \(reason)")
    }
}
