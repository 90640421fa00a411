package import LintelSchemas

/// Where the schemas are that an administrator has installed.
package protocol SchemaFiles: Sendable {
    /// Reads all schemas anew, unless nothing has changed.
    ///
    /// - Parameters:
    ///   - stamp: The state that is known; nil when none is.
    ///   - isThorough: Whether to look at each file; otherwise only at what the commands leave behind.
    /// - Returns: nil when the state is the one that is known.
    /// - Throws: When it cannot be found out what is installed; one schema that cannot be read is a fault of its own.
    func changes(since stamp: SchemaStamp?, isThorough: Bool) async throws -> (stamp: SchemaStamp, graph: SchemaGraph)?
}

/// What tells one state of the schemas' files from another.
package struct SchemaStamp: Sendable, Hashable {
    /// The last change that a command has made.
    package var change: String
    /// Each file, with what changes when it does.
    package var files: [String]

    package init(change: String, files: [String]) {
        self.change = change
        self.files = files
    }
}

/// No schemas at all.
package struct NoSchemaFiles: SchemaFiles {
    package init() {}

    package func changes(
        since stamp: SchemaStamp?,
        isThorough: Bool,
    ) async throws -> (stamp: SchemaStamp, graph: SchemaGraph)? {
        nil
    }
}
