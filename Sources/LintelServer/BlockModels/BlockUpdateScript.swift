import LintelCodec
import LintelPlatform

/// The SQL by which a file's values become those of the next version.
struct BlockUpdateScript: Sendable {
    let grid: BlockGrid
    let update: BlockUpdate
    let plan: BlockUpdatePlan
    /// The number of the next version.
    let number: Int64
    /// The file that came.
    let file: DuckDBName
    /// The values of the current version; nil while there are none.
    let previous: DuckDBName?
    /// Where the values of the next version go.
    let target: DuckDBName

    /// What the file calls a column.
    private func name(of sent: BlockUpdatePlan.Sent) throws(BlockJobProblem) -> DuckDBName {
        let name = self.update.input.names[sent.title] ?? self.update.input.names[sent.column.title] ?? sent.title
        return try self.update.input.name(name)
    }

    private var source: DuckDBText {
        let input = self.update.input
        guard input.format == .csv, let delimiter = DuckDBName(input.delimiter), let quote = DuckDBName(input.quote)
        else { return "read_parquet(\(text: self.file))" }
        return """
            (SELECT * FROM read_csv(\(text: self.file), header=true, all_varchar=true, auto_detect=true, comment='', \
            delim=\(text: delimiter), quote=\(text: quote), escape=\(text: quote), skip=\(input.skippedLines), null_padding=false) \
            OFFSET \(input.skippedRows))
            """
    }

    /// Asks for the types of those of the file's columns that matter.
    func look() throws(BlockJobProblem) -> DuckDBText {
        var names: [DuckDBText] = []
        for sent in self.plan.sent { names.append("\(text: try self.name(of: sent))") }
        for column in BlockColumn.system(self.grid.division) {
            names.append("\(text: try self.update.input.systemName(column.id))")
        }
        return """
            SELECT column_name AS name, column_type AS type FROM (DESCRIBE SELECT * FROM \(self.source)) \
            WHERE column_name IN (\(DuckDBText.list(names)));
            """
    }

    /// Makes the values of the next version, and counts what is wrong with the file.
    ///
    /// - Parameter rows: What ``look()`` has found.
    func work(_ rows: [JSONValue]) throws(BlockJobProblem) -> DuckDBText {
        var types: [String: String] = [:]
        for row in rows { types[row["name"]?.stringValue ?? ""] = row["type"]?.stringValue }
        var values: [DuckDBText] = []
        for sent in self.plan.sent { values.append(try self.value(sent, types)) }
        let rows = try BlockPlaces(grid: self.grid, input: self.update.input, types: types)
            .rows(values, from: self.source)
        let keys = DuckDBText.list(self.grid.keys)
        let placeless = DuckDBText.list(self.grid.keys.map { "\($0) IS NULL" }, " OR ")
        let count = self.grid.count
        return """
            CREATE TEMP TABLE sent AS \(rows);
            SELECT count(*) AS sent, count(*) FILTER (WHERE \(placeless)) AS placeless, \
            count(*) FILTER (WHERE is_off) AS off, count(*) FILTER (WHERE i NOT BETWEEN 0 AND \(count.x - 1) \
            OR j NOT BETWEEN 0 AND \(count.y - 1) OR k NOT BETWEEN 0 AND \(count.z - 1)) AS outside, \
            min(i) AS i_least, max(i) AS i_greatest, min(j) AS j_least, max(j) AS j_greatest, \
            min(k) AS k_least, max(k) AS k_greatest FROM sent;
            SELECT count(*) AS doubled FROM (SELECT 1 FROM sent GROUP BY \(keys) HAVING count(*) > 1);
            \(self.geometryChecks)
            COPY (\(self.result)) TO \(text: self.target) (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000);
            SELECT count(*) AS kept, count(DISTINCT (i, j, k)) AS parents FROM read_parquet(\(text: self.target));
            """
    }

    /// Counts what is wrong with sub-blocks.
    private var geometryChecks: DuckDBText {
        guard self.grid.division != .regular else { return "" }
        let shapeless: DuckDBText = "SELECT count(*) AS shapeless FROM sent WHERE NOT \(self.grid.isShapely);"
        guard self.update.changesGeometry == true else {
            guard let previous = self.previous else {
                return
                    "\(shapeless)\n\("SELECT count(*) AS unknown FROM sent WHERE NOT \(self.grid.isWhole);" as DuckDBText)"
            }
            let same = DuckDBText.list(self.grid.keys.map { "p.\($0) = s.\($0)" }, " AND ")
            return """
                \(shapeless)
                CREATE TEMP TABLE known AS SELECT \(DuckDBText.list(self.grid.keys)) FROM read_parquet(\(text: previous));
                SELECT count(*) AS unknown FROM sent AS s WHERE NOT EXISTS (SELECT 1 FROM known AS p WHERE \(same)) \
                AND NOT (\(self.grid.isWhole) AND NOT EXISTS (
                SELECT 1 FROM known AS p WHERE p.i = s.i AND p.j = s.j AND p.k = s.k));
                """
        }
        let n = self.grid.subblocks
        // What is merged takes the place of whole parent blocks; what replaces everything may leave parts without values.
        let uncovered: DuckDBText =
            self.update.kind == .replace
            ? ""
            : """
            SELECT count(*) AS uncovered FROM (SELECT 1 FROM sent GROUP BY i, j, k \
            HAVING sum((d - a) * (e - b) * (f - c)) <> \(n.x * n.y * n.z));
            """
        return """
            \(shapeless)
            \(uncovered)
            SELECT count(*) AS overlapping FROM sent AS s JOIN sent AS t USING (i, j, k) WHERE s.rowid < t.rowid \
            AND s.a < t.d AND t.a < s.d AND s.b < t.e AND t.b < s.e AND s.c < t.f AND t.c < s.f;
            """
    }

    /// A column's values under the column's id.
    private func value(_ sent: BlockUpdatePlan.Sent, _ types: [String: String]) throws(BlockJobProblem) -> DuckDBText {
        let name = try self.name(of: sent)
        guard let type = types[name.text] else {
            throw .update("The file has no column \(name.text).")
        }
        let wanted = sent.column.type.duckDB
        guard self.update.input.format == .csv else {
            guard type == wanted.text else {
                throw .update("The column \(name.text) is to hold \(sent.column.type.rawValue), and holds \(type).")
            }
            return "\(name) AS \(DuckDBName(sent.column))"
        }
        let text: DuckDBText =
            switch sent.column.type {
            case .float16, .float32, .float64: self.update.input.decimal(name)
            // Anything else would be rounded: this way it fails.
            case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64:
                "CASE WHEN \(BlockInput.isWhole(name)) OR \(name) IS NULL THEN \(name) ELSE 'no whole number' END"
            default: "\(name)"
            }
        return "CAST(\(text) AS \(wanted)) AS \(DuckDBName(sent.column))"
    }

    /// The blocks of the next version that have a value.
    private var result: DuckDBText {
        let sentIDs = Set(self.plan.sent.map(\.column.id))
        let columns = self.plan.mapping.columns
        let isReplaced = self.update.kind == .replace
        let hasPrevious = self.previous != nil
        let newIDs = Set(self.plan.changes.new.map(\.id))
        let values = columns.map { column -> DuckDBText in
            let name = DuckDBName(column)
            guard hasPrevious else { return "sent.\(name) AS \(name)" }
            guard sentIDs.contains(column.id) else { return "previous.\(name) AS \(name)" }
            guard !isReplaced, !newIDs.contains(column.id) else { return "sent.\(name) AS \(name)" }
            return "CASE WHEN sent.i IS NULL THEN previous.\(name) ELSE sent.\(name) END AS \(name)"
        }
        let version: DuckDBText =
            isReplaced || !hasPrevious
            ? "\(self.number)" : "CASE WHEN sent.i IS NULL THEN previous.version_id ELSE \(self.number) END"
        let keys = DuckDBText.list(self.grid.keys)
        let join: DuckDBText =
            self.previous.map { "FULL JOIN read_parquet(\(text: $0)) AS previous USING (\(keys))" } ?? ""
        let blocks = """
            SELECT \(self.typedKeys), CAST(\(version) AS UINTEGER) AS version_id, \(DuckDBText.list(values)) \
            FROM sent \(join)
            """ as DuckDBText
        return self.kept(self.update.changesGeometry == true ? self.newGeometry : blocks)
    }

    /// Those parent blocks as the file has them that are in there, and the others as they were, or undivided.
    private var newGeometry: DuckDBText {
        let columns = self.plan.mapping.columns.map { "\(DuckDBName($0))" as DuckDBText }
        let sent = """
            SELECT \(self.typedKeys), CAST(\(self.number) AS UINTEGER) AS version_id, \(DuckDBText.list(columns)) FROM sent
            """ as DuckDBText
        guard self.update.kind == .merge, let previous = self.previous else { return sent }
        let newIDs = Set(self.plan.changes.new.map(\.id))
        let old = self.plan.mapping.columns.map { column -> DuckDBText in
            newIDs.contains(column.id) ? "NULL AS \(DuckDBName(column))" : "\(DuckDBName(column))"
        }
        return """
            \(sent) UNION ALL BY NAME SELECT \(self.typedKeys), version_id, \(DuckDBText.list(old)) \
            FROM read_parquet(\(text: previous)) AS p \
            WHERE NOT EXISTS (SELECT 1 FROM sent AS s WHERE s.i = p.i AND s.j = p.j AND s.k = p.k)
            """
    }

    /// The keys, in the types that they are kept in.
    private var typedKeys: DuckDBText {
        let keys = self.grid.keys.enumerated().map { index, key -> DuckDBText in
            "TRY_CAST(\(key) AS \(index < 3 ? "UINTEGER" : "UTINYINT")) AS \(key)"
        }
        return DuckDBText.list(keys)
    }

    /// Of blocks those that tell something: a value, or how their parent is divided.
    private func kept(_ blocks: DuckDBText) -> DuckDBText {
        var reasons = self.plan.mapping.columns.map { "\(DuckDBName($0)) IS NOT NULL" as DuckDBText }
        if self.grid.division != .regular { reasons.append("NOT \(self.grid.isWhole)") }
        return """
            SELECT * FROM (\(blocks)) WHERE \(DuckDBText.list(reasons, " OR ")) ORDER BY \(DuckDBText.list(self.grid.keys))
            """
    }
}
