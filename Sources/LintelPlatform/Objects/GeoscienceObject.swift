package import LintelTokens

/// What an ``ObjectID`` names.
package enum GeoscienceObjectKind: Sendable {}
/// What a ``StageID`` names.
package enum StageKind: Sendable {}

/// A geoscience object of a workspace: a lower-case UUID.
package typealias ObjectID = Identifier<GeoscienceObjectKind>
/// A stage of an organisation: a lower-case UUID.
package typealias StageID = Identifier<StageKind>

/// What a list tells of a geoscience object: all but its body.
package struct GeoscienceObject: Sendable, Hashable {
    package var id: ObjectID
    package var workspaceID: WorkspaceID
    package var path: EvoPath
    package var createdAt: UnixTime
    package var createdBy: Author
    package var deletion: Deletion?
    /// The current version, or the one that was asked for.
    package var version: ObjectVersion

    package init(
        id: ObjectID,
        workspaceID: WorkspaceID,
        path: EvoPath,
        createdAt: UnixTime,
        createdBy: Author,
        deletion: Deletion?,
        version: ObjectVersion,
    ) {
        self.id = id
        self.workspaceID = workspaceID
        self.path = path
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.deletion = deletion
        self.version = version
    }
}

/// One state of a geoscience object.
package struct ObjectVersion: Sendable, Hashable {
    package var id: VersionID
    package var schema: ObjectSchema
    package var createdAt: UnixTime
    package var createdBy: Author
    package var stage: Stage?
    /// Where on the earth it lies, if that is known.
    package var extent: GeographicExtent?

    package init(
        id: VersionID,
        schema: ObjectSchema,
        createdAt: UnixTime,
        createdBy: Author,
        stage: Stage?,
        extent: GeographicExtent?,
    ) {
        self.id = id
        self.schema = schema
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.stage = stage
        self.extent = extent
    }
}

/// An object with its body and the data that this refers to.
package struct ObjectContent: Sendable, Hashable {
    package var object: GeoscienceObject
    /// The body as JSON text, with the object's id as its `uuid`.
    package var text: String
    package var data: [ObjectData]

    package init(object: GeoscienceObject, text: String, data: [ObjectData]) {
        self.object = object
        self.text = text
        self.data = data
    }
}

/// A step of an organisation's work that a version is in.
package struct Stage: Sendable, Hashable {
    package var id: StageID
    package var name: String

    package init(id: StageID, name: String) {
        self.id = id
        self.name = name
    }
}
