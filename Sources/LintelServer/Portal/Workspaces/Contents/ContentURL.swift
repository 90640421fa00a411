import LintelCodec
package import LintelPlatform
import LintelTokens

/// Addresses of the pages about what is in a workspace, below the workspace's own.
package enum ContentURL: Sendable, Hashable {
    /// A part of a folder, behind a place in it.
    case folder(ContentFolder, after: ContentPosition? = nil)
    case file(FileID, before: VersionID? = nil)
    case fileDownload(FileID, VersionID)
    /// An object with the data of one of its versions, the current one if none is named; `data` is where the part of the data
    /// begins.
    case object(ObjectID, version: VersionID? = nil, data: Int = 0, before: VersionID? = nil)
    case objectDownload(ObjectID, VersionID)
    case objectData(ObjectID, VersionID, ObjectDataKey)
    case blockModel(BlockModelID, offset: Int = 0)
    /// What was deleted; `offset` is where the part of the list begins.
    case bin(ContentKind, offset: Int = 0)
    case restoration(ContentKind, String)

    /// The page about something in a workspace.
    init(_ kind: ContentKind, _ id: String) {
        self =
            switch kind {
            case .file: .file(FileID(id))
            case .object: .object(ObjectID(id))
            case .blockModel: .blockModel(BlockModelID(id))
            }
    }

    /// The path behind the workspace's.
    var path: String {
        switch self {
        case .folder: "/contents"
        case .file(let id, _): "/files/\(Self.encode(id))"
        case .fileDownload(let id, let version): "/files/\(Self.encode(id))/versions/\(version)/download"
        case .object(let id, _, _, _): "/objects/\(Self.encode(id))"
        case .objectDownload(let id, let version): "/objects/\(Self.encode(id))/versions/\(version)/download"
        case .objectData(let id, let version, let key):
            "/objects/\(Self.encode(id))/versions/\(version)/data/\(FormEncoding.encode(key.text))"
        case .blockModel(let id, _): "/block-models/\(Self.encode(id))"
        case .bin: "/bin"
        case .restoration(let kind, let id): "/bin/\(kind.rawValue)/\(FormEncoding.encode(id))/restore"
        }
    }

    var query: [(name: String, value: String)] {
        switch self {
        case .folder(let folder, let position):
            (folder.isTop ? [] : [("folder", folder.text)]) + (position.map { [("after", $0.text)] } ?? [])
        case .file(_, let last):
            last.map { [("before", $0.description)] } ?? []
        case .object(_, let version, let data, let last):
            (version.map { [("version", $0.description)] } ?? []) + (data == 0 ? [] : [("data", String(data))])
                + (last.map { [("before", $0.description)] } ?? [])
        case .blockModel(_, let offset):
            offset == 0 ? [] : [("offset", String(offset))]
        case .bin(let kind, let offset):
            (kind == .file ? [] : [("kind", kind.rawValue)]) + (offset == 0 ? [] : [("offset", String(offset))])
        case .fileDownload, .objectDownload, .objectData, .restoration:
            []
        }
    }

    private static func encode<Kind>(_ id: Identifier<Kind>) -> String { FormEncoding.encode(id.rawValue) }
}

extension Workspace {
    /// The address of a page about what is in the workspace.
    func url(_ place: ContentURL) -> SiteURL { .workspaces(.content(self.organisationID, self.id, place)) }
}
