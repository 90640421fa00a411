package import LintelTokens

/// What a workspace can hold.
package enum ContentKind: String, Sendable, Hashable, CaseIterable, Comparable {
    case file, object
    case blockModel = "block-model"

    /// The order of things that go by one name.
    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .file: 0
        case .object: 1
        case .blockModel: 2
        }
    }
}

/// A file, an object or a block model in a folder, with what is told of its current version.
package struct ContentEntry: Sendable, Hashable {
    package var kind: ContentKind
    package var id: String
    package var name: String
    /// Only of an object.
    package var schema: ObjectSchema?
    /// Bytes of a file, or of the data of an object or a block model; nil for a block model without values.
    package var size: Int64?
    /// The current version's id, or number.
    package var version: Int64
    package var versionCount: Int
    package var changedAt: UnixTime
    package var changedBy: Author

    package init(
        kind: ContentKind,
        id: String,
        name: String,
        schema: ObjectSchema?,
        size: Int64?,
        version: Int64,
        versionCount: Int,
        changedAt: UnixTime,
        changedBy: Author,
    ) {
        self.kind = kind
        self.id = id
        self.name = name
        self.schema = schema
        self.size = size
        self.version = version
        self.versionCount = versionCount
        self.changedAt = changedAt
        self.changedBy = changedBy
    }
}

/// A place in a folder: folders come first, then everything else, both by the bytes of their names; a folder's has a slash
/// at its end.
package enum ContentPosition: Sendable, Hashable {
    case folder(String)
    case entry(ContentKind, String)

    private static let folderWord = "folder"
    /// More than any name has.
    private static let maximumBytes = 1_100

    /// Reads what ``text`` gives; nil for anything else.
    package init?(_ text: String) {
        // By bytes: a name may begin with a mark that makes one character with the colon.
        guard text.utf8.count <= Self.maximumBytes, !text.utf8.contains(0),
            let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        let word = String(text[..<colon])
        let name = String(text[text.utf8.index(after: colon)...])
        guard !name.isEmpty else { return nil }
        if word == Self.folderWord {
            self = .folder(name)
        } else if let kind = ContentKind(rawValue: word) {
            self = .entry(kind, name)
        } else {
            return nil
        }
    }

    /// The place as an address carries it.
    package var text: String {
        switch self {
        case .folder(let name): "\(Self.folderWord):\(name)"
        case .entry(let kind, let name): "\(kind.rawValue):\(name)"
        }
    }
}

/// A part of a folder.
package struct ContentPart: Sendable, Hashable {
    /// The names of folders.
    package var folders: [String]
    package var entries: [ContentEntry]
    /// Where the next part begins behind; nil at the end.
    package var next: ContentPosition?

    package init(folders: [String], entries: [ContentEntry], next: ContentPosition?) {
        self.folders = folders
        self.entries = entries
        self.next = next
    }

    package var isEmpty: Bool { self.folders.isEmpty && self.entries.isEmpty }
}
