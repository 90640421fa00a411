package import LintelTokens

/// What a ``BlobPlace`` names.
package enum BlobPlaceKind: Sendable {}

/// What bytes belong to, and by which alone they are found: a workspace, a data source, or a project's storage.
///
/// Ids are UUIDs, so no place is taken for another one.
package typealias BlobPlace = Identifier<BlobPlaceKind>

extension Identifier where Kind == BlobPlaceKind {
    package static func workspace(_ id: WorkspaceID) -> Self { Self(id.rawValue) }

    package static func dataSource(_ id: DataSourceID) -> Self { Self(id.rawValue) }

    /// Of a project's files, whose tree goes by the project's id.
    package static func storage(of id: ProjectID) -> Self { .dataSource(.storage(of: id)) }
}
