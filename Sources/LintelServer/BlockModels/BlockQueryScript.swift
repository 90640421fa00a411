import LintelPlatform

/// The SQL by which the blocks that somebody has asked for become a file.
struct BlockQueryScript: Sendable {
    let grid: BlockGrid
    let query: BlockQuery
    let mapping: BlockMapping
    /// The values of the version; nil when it has none.
    let source: DuckDBName?
    let target: DuckDBName

    /// - Throws: ``BlockJobProblem`` when the version does not have what is asked for.
    func text() throws(BlockJobProblem) -> DuckDBText {
        let selection: BlockQuery.Selection
        do throws(PlatformError) {
            selection = try self.query.select(from: self.mapping, of: self.grid.division)
        } catch {
            throw .query(error.message)
        }
        var columns: [DuckDBText] = []
        for column in selection.geometry + selection.columns {
            columns.append("\(self.value(column)) AS \(try self.header(column))")
        }
        let own = selection.columns.filter { self.isOwn($0) }
        let options: DuckDBText
        if self.query.format == .csv, let delimiter = DuckDBName(self.query.delimiter) {
            options = "FORMAT csv, HEADER true, DELIMITER \(text: delimiter)"
        } else {
            options = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000"
        }
        return """
            COPY (SELECT \(DuckDBText.list(columns)) FROM (\(self.blocks(own))) \
            ORDER BY \(DuckDBText.list(self.grid.keys))) TO \(text: self.target) (\(options));
            """
    }

    /// Whether the column's values are in the version's file.
    private func isOwn(_ column: BlockColumn) -> Bool { self.mapping.columns.contains { $0.id == column.id } }

    private func header(_ column: BlockColumn) throws(BlockJobProblem) -> DuckDBName {
        guard self.isOwn(column) else { return DuckDBName(column) }
        let title = self.mapping.qualifiedTitle(column, separator: self.query.separator)
        guard let name = DuckDBName(self.query.headers == .id ? column.id : title) else {
            throw .query("The title of a column holds a control character.")
        }
        return name
    }

    private func value(_ column: BlockColumn) -> DuckDBText {
        switch column.id {
        case "sidx": self.grid.subIndex
        case "start_si": "CAST(a AS UTINYINT)"
        case "start_sj": "CAST(b AS UTINYINT)"
        case "start_sk": "CAST(c AS UTINYINT)"
        case "end_si": "CAST(d AS UTINYINT)"
        case "end_sj": "CAST(e AS UTINYINT)"
        case "end_sk": "CAST(f AS UTINYINT)"
        case "dx": self.grid.sizes.x
        case "dy": self.grid.sizes.y
        case "dz": self.grid.sizes.z
        case "x": self.grid.coordinates.x
        case "y": self.grid.coordinates.y
        case "z": self.grid.coordinates.z
        // What no update has touched is as the first version has it.
        case "version_id": "CAST(COALESCE(version_id, 1) AS UINTEGER)"
        default: "\(DuckDBName(column))"
        }
    }

    /// The blocks in the box: those with values, or all of them.
    private func blocks(_ own: [BlockColumn]) -> DuckDBText {
        let inside = self.grid.isInside(self.query.box)
        if self.query.excludesNullRows, !own.isEmpty, let source = self.source {
            let something = DuckDBText.list(own.map { "\(DuckDBName($0)) IS NOT NULL" }, " OR ")
            return "SELECT * FROM read_parquet(\(text: source)) WHERE \(inside) AND (\(something))"
        }
        guard self.grid.division == .regular else { return "SELECT * FROM (\(self.everySubblock)) WHERE \(inside)" }
        let all = "SELECT * FROM (\(self.everyBlock)) WHERE \(inside)" as DuckDBText
        guard let source = self.source else {
            // No update has brought values: then there are no columns to have some.
            return "SELECT *, CAST(NULL AS UINTEGER) AS version_id FROM (\(all))"
        }
        return "SELECT * FROM (\(all)) LEFT JOIN read_parquet(\(text: source)) USING (i, j, k)"
    }

    /// The blocks of the version, and those parent blocks whole of which it tells nothing.
    private var everySubblock: DuckDBText {
        let n = self.grid.subblocks
        let whole = "0 AS a, 0 AS b, 0 AS c, \(n.x) AS d, \(n.y) AS e, \(n.z) AS f" as DuckDBText
        guard let source = self.source else {
            return "SELECT *, \(whole), CAST(NULL AS UINTEGER) AS version_id FROM (\(self.everyBlock))"
        }
        return """
            SELECT * FROM read_parquet(\(text: source)) UNION ALL BY NAME \
            SELECT *, \(whole) FROM (\(self.everyBlock)) AS w WHERE NOT EXISTS (
            SELECT 1 FROM read_parquet(\(text: source)) AS p WHERE p.i = w.i AND p.j = w.j AND p.k = w.k)
            """
    }

    private var everyBlock: DuckDBText {
        var box = self.grid.indexBox
        if case .indices(let asked)? = self.query.box { box = asked }
        func axis(_ name: DuckDBText, _ range: BlockRange<Int64>) -> DuckDBText {
            "(SELECT CAST(range AS UINTEGER) AS \(name) FROM range(\(range.least), \(range.greatest + 1)))"
        }
        return "SELECT i, j, k FROM \(axis("i", box.x)), \(axis("j", box.y)), \(axis("k", box.z))"
    }
}
