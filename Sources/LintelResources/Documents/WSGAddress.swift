import Foundation
import LintelCodec
import LintelPlatform
import LintelTokens

/// What a path of the ProjectWise API is about: `/ws/v2.8/Repositories/{repository}/{schema}/{class}/{instance}…`.
///
/// Words are read in letters of any case, since clients differ. A `!poly` behind the last word asks for classes that are
/// derived from the one; there are none, so it changes nothing.
enum WSGAddress: Sendable, Hashable {
    case repositories
    /// A repository, by ``RepositoryName/key(ofRepository:)``; nil for what is no repository's id.
    case repository(String?, Resource)

    /// What of a repository.
    enum Resource: Sendable, Hashable {
        case itself
        case nodes
        case node(String)
        case nodesBelow(String)
        case folders
        case folder(String)
        case foldersIn(String)
        case documentsIn(String)
        case documents
        case document(String)
        case file(String)
        case fileAccess(String)
        case unknownSchema
        case unknownClass
    }

    /// Minor versions of the API, of major version 2.
    private static let versions = 4...8
    /// Segments of the longest path, and one more.
    private static let maximumSegments = 10

    /// Nil for a path of another form.
    init?(path: some StringProtocol) {
        let parts = path.utf8.split(
            separator: UInt8(ascii: "/"),
            maxSplits: Self.maximumSegments,
            omittingEmptySubsequences: true,
        )
        guard parts.count < Self.maximumSegments else { return nil }
        var words: [String] = []
        for part in parts {
            guard let decoded = PathEncoding.decode(part), let word = String(validating: decoded, as: UTF8.self) else {
                return nil
            }
            words.append(word)
        }
        if let last = words.last, last.lowercased().hasSuffix("!poly") {
            words[words.count - 1] = String(last.dropLast(5))
        }
        guard words.count >= 3, words[0].lowercased() == "ws", Self.isVersion(words[1]),
            words[2].lowercased() == "repositories"
        else { return nil }
        guard words.count > 3 else {
            self = .repositories
            return
        }
        guard let resource = Self.resource(Array(words[4...])) else { return nil }
        self = .repository(RepositoryName.key(ofRepository: words[3]), resource)
    }

    private static func isVersion(_ word: String) -> Bool {
        let word = word.lowercased()
        return word.hasPrefix("v2.") && Int(word.dropFirst(3)).map(Self.versions.contains) == true
    }

    private static func resource(_ words: [String]) -> Resource? {
        guard let schema = words.first else { return .itself }
        guard words.count >= 2 else { return nil }
        let rest = Array(words[2...])
        // A schema may carry its version, `PW_WSG.02.04`.
        switch schema.lowercased().split(separator: ".").first {
        case "navigation":
            return words[1].lowercased() == "navnode" ? Self.navigation(rest) : .unknownClass
        case "pw_wsg":
            switch words[1].lowercased() {
            case "project": return Self.project(rest)
            case "document": return Self.document(rest)
            default: return .unknownClass
            }
        default: return .unknownSchema
        }
    }

    private static func navigation(_ words: [String]) -> Resource? {
        switch words.count {
        case 0: return .nodes
        case 1: return Self.id(words[0]).map { .node($0) }
        case 2 where words[1].lowercased() == "navnode": return Self.id(words[0]).map { .nodesBelow($0) }
        default: return nil
        }
    }

    private static func project(_ words: [String]) -> Resource? {
        switch words.count {
        case 0: return .folders
        case 1: return Self.id(words[0]).map { .folder($0) }
        case 2:
            switch words[1].lowercased() {
            case "document": return Self.id(words[0]).map { .documentsIn($0) }
            case "project": return Self.id(words[0]).map { .foldersIn($0) }
            default: return nil
            }
        default: return nil
        }
    }

    private static func document(_ words: [String]) -> Resource? {
        switch words.count {
        case 0: return .documents
        case 1: return Self.id(words[0]).map { .document($0) }
        case 2:
            switch words[1].lowercased() {
            case "$file": return Self.id(words[0]).map { .file($0) }
            case "fileaccess.fileaccesskey": return Self.id(words[0]).map { .fileAccess($0) }
            default: return nil
            }
        default: return nil
        }
    }

    /// An instance's id without the escapes of the gateway.
    private static func id(_ word: String) -> String? { WSGText.unescape(word) }
}

/// The id of a folder as a node of the tree that people walk through.
enum WSGNode {
    private static let prefix = "ECObjects--PW_WSG-Project-"

    static func id(of folder: DocumentFolderID) -> String { Self.prefix + folder.rawValue }

    /// The folder of a node.
    ///
    /// What stands before its id depends on who made the tree, and the hyphens in it may be doubled.
    static func folder(_ node: String) -> DocumentFolderID? {
        guard let range = node.range(of: "-Project-", options: [.backwards, .caseInsensitive]) else { return nil }
        return DocumentFolderID(uuid: node[range.upperBound...].replacingOccurrences(of: "--", with: "-"))
    }
}
