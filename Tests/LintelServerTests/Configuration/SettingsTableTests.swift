import Foundation
import LintelServer
import Testing

@Suite struct SettingsTableTests {
    /// After a change of the table: `lintel doctor --keys` prints what belongs into the file.
    @Test func documentationHoldsTheTable() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("docs/configuration.md"), encoding: .utf8)
        #expect(text.contains(SettingsTable.markdown))
    }

    @Test func namesAreWordsAndDistinct() {
        #expect(Set(SettingKey.all.map(\.name)).count == SettingKey.all.count)
        #expect(Set(SettingKey.all.map(\.environmentName)).count == SettingKey.all.count)
        #expect(SettingKey.all.allSatisfy { $0.name.wholeMatch(of: /[a-z]+([._][a-z]+)*/) != nil })
    }

    @Test func meaningsAreSentencesOnOneLine() {
        #expect(SettingKey.all.allSatisfy { $0.meaning.hasSuffix(".") && !$0.meaning.contains("\n") })
    }
}
