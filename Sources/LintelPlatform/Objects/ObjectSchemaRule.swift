import LintelCodec
package import LintelSchemas

/// Holds the bodies of objects against the installed schemas.
package struct ObjectSchemaRule: Sendable {
    package var graph: SchemaGraph
    /// Whether objects are taken whose schema is not installed.
    package var takesUnknown: Bool

    /// Faults that the sentence of a refusal names; all that were found stand beside it.
    private static let named = 3

    package init(graph: SchemaGraph = .empty, takesUnknown: Bool = true) {
        self.graph = graph
        self.takesUnknown = takesUnknown
    }

    /// Refuses a body that does not fit its schema.
    ///
    /// A schema that is installed and cannot be used lets nothing in: whoever has installed it wants its objects checked.
    ///
    /// - Parameter id: The id that the object has, or gets: a new object is looked at as it will be kept.
    /// - Throws: ``PlatformError`` with code `objectInvalid`.
    package func check(_ body: ObjectBody, of id: ObjectID) throws(PlatformError) {
        let schema = body.schema.id
        guard let schemaID = SchemaID(schema), self.graph.has(schemaID) else {
            guard self.takesUnknown else {
                throw .object(
                    "schema",
                    "The schema \(schema) is not installed here, and objects of other schemas are not taken."
                )
            }
            return
        }
        guard let findings = self.graph.findings(in: body.members(for: id), under: schemaID) else {
            throw .object(
                "schema",
                "The schema \(schema) is installed here and cannot be used: its administrator has to mend it."
            )
        }
        guard let error = Self.refusal(of: findings, schema) else { return }
        throw error
    }

    private static func refusal(of findings: [SchemaFinding], _ schema: String) -> PlatformError? {
        guard !findings.isEmpty else { return nil }
        let named = findings.prefix(self.named).map {
            $0.pointer.isEmpty ? $0.sentence : "\($0.pointer): \($0.sentence)"
        }
        let more = findings.count - named.count
        let rest = more > 0 ? " And \(more) more." : ""
        var error = PlatformError(
            .objectInvalid,
            "The object does not fit the schema \(schema). \(named.joined(separator: " "))\(rest)",
        )
        error.places = findings.map { PlatformError.Place(name: $0.pointer, reason: $0.sentence) }
        return error
    }
}
