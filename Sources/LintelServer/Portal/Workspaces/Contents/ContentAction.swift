import LintelPlatform

/// What people do on pages with what is in a workspace: each is an action of a resource API, whose rules say who may.
struct ContentAction: Sendable, Hashable {
    /// The id of the ``AccessAction``.
    let id: String

    /// Reads things of a kind, deleted ones too.
    static func read(_ kind: ContentKind) -> Self { Self(id: "evo.\(kind.api)-read") }

    /// Takes things of a kind out of the recycle bin.
    static func restore(_ kind: ContentKind) -> Self { Self(id: "evo.\(kind.api)-write") }
}

extension ContentKind {
    fileprivate var api: String {
        switch self {
        case .file: "files"
        case .object: "objects"
        case .blockModel: "blockmodels"
        }
    }

    /// What people call one thing of the kind.
    var title: String {
        switch self {
        case .file: "File"
        case .object: "Object"
        case .blockModel: "Block model"
        }
    }

    /// What people call many of them.
    var plural: String { self.title + "s" }
}
