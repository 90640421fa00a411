package import LintelCodec

/// A schema as it was written: one JSON document with an `$id`.
package struct SchemaDocument: Sendable {
    package let id: SchemaID
    package let value: JSONValue

    /// The longest document.
    package static let maximumBytes = 1024 * 1024

    /// Reads a document.
    ///
    /// - Throws: ``SchemaFault`` for what is no JSON object, or one without an `$id` of the form of a ``SchemaID``.
    package init(parsing bytes: [UInt8]) throws(SchemaFault) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: bytes, maximumBytes: Self.maximumBytes)
        } catch {
            throw SchemaFault("", "This is no JSON that can be read: \(error.code) at byte \(error.offset).")
        }
        guard value.objectValue != nil else { throw SchemaFault("", "A schema document is a JSON object.") }
        guard let id = value["$id"]?.stringValue.flatMap({ SchemaID($0) }) else {
            throw SchemaFault(
                "/$id",
                "The $id has to be an absolute path such as /components/crs/1.0.1/crs.schema.json.",
            )
        }
        self.id = id
        self.value = value
    }
}
