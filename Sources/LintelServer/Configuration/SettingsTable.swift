/// The table of keys as it stands in `docs/configuration.md`.
package enum SettingsTable {
    /// A Markdown table, one line a key; ends with a line feed.
    package static var markdown: String {
        var text = "| Key | Type | Default | Allowed | Meaning |\n| --- | --- | --- | --- | --- |\n"
        for key in SettingKey.all {
            let cells = [
                "`\(key.name)`", key.kind.typeName, self.standard(key), key.kind.allowed,
                key.meaning + (key.isSecret ? " Secret." : ""),
            ]
            text += "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
        }
        return text
    }

    private static func standard(_ key: SettingKey) -> String {
        switch key.standard {
        case .value(""): "empty"
        case .value(let text): "`\(text)`"
        case .derived(let words): words
        case .none: "none"
        }
    }
}
