import Foundation
import LintelOAuth
import Testing

/// `docs/errors.md` has one entry for every error id that a person, an app or a script can meet.
@Suite struct ErrorsDocumentTests {
    /// After a change of the ids or of their explanations: the failure prints what belongs into the file.
    @Test func holdsTheTableOfTheAuthorizationServer() throws {
        let isUpToDate = try Self.text("docs/errors.md").contains(Self.table)
        #expect(isUpToDate, "docs/errors.md has to hold this table:\n\n\(Self.table)")
    }

    /// The ids of the platform's rules, of settings, storage and command line stand in the lines that define them.
    @Test func namesEveryIDAndNoOther() throws {
        let document = Set(try Self.text("docs/errors.md").matches(of: /(?m)^\| `([a-z_]+)` \|/).map { String($0.1) })
        let program = try Self.platformIDs + Self.settingsIDs + Self.storageIDs + Self.clientIDs + Self.commandLineIDs
        #expect(program.count >= 40, "the definitions are no longer found: \(program)")
        let all = Set(program).union(ErrorID.allCases.map(\.rawValue))
        #expect(all.subtracting(document).sorted() == [], "missing from docs/errors.md")
        #expect(document.subtracting(all).sorted() == [], "in docs/errors.md, and no error id")
    }

    private static var table: String {
        let rows = ErrorID.allCases.map { id in
            let explanation = id.explanation
            return "| `\(id.rawValue)` | \(explanation.meaning) | \(explanation.remedy) |\n"
        }
        return "| Id | Meaning | Remedy |\n| --- | --- | --- |\n" + rows.joined()
    }

    private static var platformIDs: [String] {
        get throws { try self.codes("Sources/LintelPlatform/PlatformError.swift") }
    }

    private static var settingsIDs: [String] {
        get throws { try self.codes("Sources/LintelServer/Configuration/SettingsError.swift") }
    }

    /// The command line puts the word in front.
    private static var storageIDs: [String] {
        get throws { try self.codes("Sources/LintelStorage/Engine/SQLError.swift").map { "database_\($0)" } }
    }

    /// What the client library says, for the commands that call a server.
    private static var clientIDs: [String] {
        get throws { try self.codes("Sources/LintelClient/Calls/ClientError+codes.swift") }
    }

    private static var commandLineIDs: [String] {
        get throws {
            let folder = self.root.appendingPathComponent("Sources/lintel")
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            let sources = files?.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
            return try sources.flatMap { source in
                try String(contentsOf: source, encoding: .utf8)
                    .matches(of: /(?:Refusal|self\.init)\(\s*"([a-z_]+)"/).map { String($0.1) }
            }
        }
    }

    /// The raw values of an error's codes.
    private static func codes(_ path: String) throws -> [String] {
        try self.text(path).matches(of: /static let \w+ = Self\(rawValue: "([a-z_]+)"\)/).map { String($0.1) }
    }

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: self.root.appendingPathComponent(path), encoding: .utf8)
    }

    /// The package's directory: this file lies four levels below it.
    private static var root: URL {
        (1...4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    }
}
