extension ServerSettings {
    /// Work on the blocks of models.
    package struct BlockModels: Sendable, Hashable {
        /// The DuckDB program; nil when this node does no such work.
        package var program: String?
        /// Processes at the same time.
        package var jobs: Int
        /// MiB for each.
        package var memory: Int64
        /// Seconds for each.
        package var timeout: Int64
        /// Where each has a folder of its own while it runs.
        package var directory: String
    }

    /// Reads the `blockmodels.*` keys.
    static func blockModels(dataDirectory: String, _ reader: inout SettingsReader) -> BlockModels {
        BlockModels(
            program: reader.path(.blockModelsDuckDB),
            jobs: Int(reader.integer(.blockModelsJobs)),
            memory: reader.integer(.blockModelsMemory),
            timeout: reader.integer(.blockModelsTimeout),
            directory: "\(dataDirectory)/blockmodels",
        )
    }
}
