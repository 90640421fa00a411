package import LintelCodec
import LintelTokens

/// What somebody wants to know of what has changed since a version.
package struct BlockDeltaRequest: Sendable, Hashable {
    package var box: BlockQuery.Box
    /// Ids of columns; nil for all that the first version has.
    package var columns: Set<String>?
    /// The last version to look at; nil for the current one.
    package var end: BlockVersionID?
    package var isVerbose: Bool
    private let grid: BlockGrid

    /// Reads a request.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid`.
    package init(_ body: JSONValue, of grid: BlockGrid) throws(PlatformError) {
        guard let box = try BlockQuery.box(body["bbox"], of: grid) else {
            throw .blockModel("bbox", "This is missing.")
        }
        guard body["columns"]?.arrayValue != nil else { throw .blockModel("columns", "This is missing.") }
        let names = try BlockReading.texts(body, "columns", "body")
        self.box = box
        self.columns = names.contains("*") ? nil : Set(names.map { $0.lowercased() })
        self.isVerbose = try BlockReading.flag(body["verbose"], "verbose") ?? false
        self.grid = grid
        self.end = nil
        if let value = body["end_version_uuid"], value != .null {
            guard let id = value.stringValue.flatMap({ BlockVersionID(uuid: $0) }) else {
                throw .blockModel("end_version_uuid", "It is a UUID.")
            }
            self.end = id
        }
    }

    /// The versions that change what was asked about.
    package struct Delta: Sendable, Hashable {
        /// Those with new columns.
        package var new: [BlockModelVersion] = []
        /// Those with new values in the columns, within the box.
        package var updated: [BlockModelVersion] = []
        /// Those without some of the columns.
        package var deleted: [BlockModelVersion] = []
        /// All of them, each once.
        package var all: [BlockModelVersion] = []

        package var isEmpty: Bool { self.all.isEmpty }
    }

    /// Sorts the versions since a first one, oldest first.
    ///
    /// - Parameter mapping: The columns of the first version.
    package func delta(since versions: [BlockModelVersion], from mapping: BlockMapping) -> Delta {
        let columns = self.columns ?? Set(mapping.columns.map(\.id))
        var delta = Delta()
        for version in versions {
            let isNew = !version.changes.new.isEmpty
            let isDeleted = version.changes.deleted.contains { columns.contains($0.id) }
            let isUpdated =
                version.changes.updated.contains { columns.contains($0.id) }
                && version.box.map(self.touches) ?? false
            if isNew { delta.new.append(version) }
            if isDeleted { delta.deleted.append(version) }
            if isUpdated { delta.updated.append(version) }
            if isNew || isDeleted || isUpdated { delta.all.append(version) }
        }
        return delta
    }

    /// Whether a box of blocks has something in common with the one that was asked about.
    private func touches(_ box: BlockIndexBox) -> Bool {
        switch self.box {
        case .indices(let asked):
            return zip(asked.values, box.values).allSatisfy { $0.least <= $1.greatest && $1.least <= $0.greatest }
        case .space(let asked):
            let edges = zip(zip(asked.values, box.values), zip(self.grid.origin.values, self.grid.size.values))
            return edges.allSatisfy { ranges, axis in
                let (asked, blocks) = ranges
                let (origin, size) = axis
                return asked.least <= origin + Double(blocks.greatest + 1) * size
                    && origin + Double(blocks.least) * size <= asked.greatest
            }
        }
    }
}

extension PlatformError {
    /// The model has no such version.
    package static let blockVersionUnknown = Self(.notFound, "The block model has no such version.")
}
