/// Keys of work on the blocks of models.
extension SettingKey {
    static let blockModelsDuckDB = Self(
        "blockmodels.duckdb",
        .path,
        .none,
        "The DuckDB command line program, which reads and writes the values of blocks. Without one such work waits until there is a node that has one.",
    )
    static let blockModelsJobs = Self(
        "blockmodels.jobs",
        .number(1...64),
        .value("1"),
        "Updates, queries and reports of block models that this node works on at the same time; each is a process.",
    )
    static let blockModelsMemory = Self(
        "blockmodels.memory",
        .number(64...1_048_576),
        .value("1024"),
        "Memory for one such process, in MiB; what does not fit goes to the disk.",
    )
    static let blockModelsTimeout = Self(
        "blockmodels.timeout",
        .seconds(1...86_400),
        .value("600"),
        "An update, a query or a report that takes longer has failed.",
    )
}
