/// Keys of geoscience objects.
extension SettingKey {
    static let objectsSchemaDirectory = Self(
        "objects.schema_directory",
        .path,
        .derived("`data` + `/schemas`"),
        "Where the schemas are that `lintel schema` installs. With several nodes a directory that all of them share.",
    )
    static let objectsUnknownSchemas = Self(
        "objects.unknown_schemas",
        .choice(ServerSettings.Objects.UnknownSchemas.allCases.map(\.rawValue)),
        .value("accept"),
        "What becomes of a geoscience object whose schema is not installed: `accept` or `refuse`.",
    )
}
