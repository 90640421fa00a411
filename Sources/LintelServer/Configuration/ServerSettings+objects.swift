extension ServerSettings {
    /// Geoscience objects.
    package struct Objects: Sendable, Hashable {
        /// What becomes of an object whose schema is not installed.
        package enum UnknownSchemas: String, Sendable, Hashable, CaseIterable {
            case accept, refuse
        }

        package var schemaDirectory: String
        package var unknownSchemas: UnknownSchemas
    }

    /// Reads the `objects.*` keys.
    static func objects(dataDirectory: String, _ reader: inout SettingsReader) -> Objects {
        Objects(
            schemaDirectory: reader.path(.objectsSchemaDirectory, otherwise: "\(dataDirectory)/schemas"),
            unknownSchemas: reader.choice(.objectsUnknownSchemas, otherwise: .accept),
        )
    }
}
