package import LintelCodec

/// A report as the API and the database write it.
extension BlockReportTable {
    /// Reads a report from the database; nil when the text is none.
    package init?(stored text: String) {
        guard let json = try? JSONValue(parsing: Array(text.utf8), maximumBytes: Self.maximumBytes) else { return nil }
        func items(_ name: String) -> [JSONValue] { json[name]?.arrayValue ?? [] }
        func string(_ item: JSONValue, _ name: String) -> String { item[name]?.stringValue ?? "" }
        self.init(
            categories: items("categories").map { Category(column: string($0, "col_id"), label: string($0, "label")) },
            columns: items("value_columns").map {
                Column(column: $0["col_id"]?.stringValue, label: string($0, "label"), unit: string($0, "unit_id"))
            },
            references: items("referenced_columns").map {
                Reference(
                    column: string($0, "col_id"),
                    title: string($0, "title"),
                    type: string($0, "data_type"),
                    unit: $0["unit_id"]?.stringValue,
                    unitVersion: $0["unit_id_from_version"]?.stringValue,
                )
            },
            cutoffColumn: json["cutoff_col_id"]?.stringValue,
            levels: items("result_sets").map(Level.init(stored:)),
            warnings: items("warnings").compactMap(Warning.init(stored:)),
        )
    }

    /// The report as the database keeps it.
    package var text: String {
        var json = JSONWriter()
        json.beginObject()
        self.write(to: &json)
        json.key("warnings")
        Self.write(self.warnings, to: &json)
        json.key("result_sets")
        Self.list(self.levels, to: &json) { level, json in
            json.key("cutoff_value")
            json.optional(level.cutoff)
            json.key("rows")
            Self.list(level.rows, to: &json) { row, json in
                json.key("categories")
                Self.write(row.categories, to: &json)
                json.key("values")
                Self.list(row.cells, to: &json) { $0.write(to: &$1) }
            }
        }
        Self.write(self.references, to: &json)
        json.endObject()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// Writes the members that a report and a comparison of two have in common.
    package func write(to json: inout JSONWriter) {
        json.key("categories")
        Self.list(self.categories, to: &json) { category, json in
            json.member("col_id", category.column)
            json.member("label", category.label)
        }
        json.key("value_columns")
        Self.list(self.columns, to: &json) { column, json in
            json.key("col_id")
            json.optional(column.column)
            json.member("label", column.label)
            json.member("unit_id", column.unit)
        }
        json.key("cutoff_col_id")
        json.optional(self.cutoffColumn)
    }

    /// Writes the member about the columns that were read.
    package static func write(_ references: [Reference], to json: inout JSONWriter) {
        json.key("referenced_columns")
        Self.list(references, to: &json) { reference, json in
            json.member("col_id", reference.column)
            json.member("title", reference.title)
            json.member("data_type", reference.type)
            json.key("unit_id")
            json.optional(reference.unit)
            json.key("unit_id_from_version")
            json.optional(reference.unitVersion)
        }
    }

    /// Writes a list of warnings.
    package static func write(_ warnings: [Warning], to json: inout JSONWriter) {
        Self.list(warnings, to: &json) { warning, json in
            json.member("warning_type", warning.kind.rawValue)
            json.member("occurrences", warning.count)
            json.member("message", warning.message)
        }
    }

    /// Writes the values of the categories of a row.
    package static func write(_ categories: [JSONValue], to json: inout JSONWriter) {
        json.beginArray()
        for value in categories { json.value(value) }
        json.endArray()
    }

    private static func list<Item>(
        _ items: [Item],
        to json: inout JSONWriter,
        _ write: (Item, inout JSONWriter) -> Void,
    ) {
        json.beginArray()
        for item in items {
            json.beginObject()
            write(item, &json)
            json.endObject()
        }
        json.endArray()
    }
}

extension BlockReportTable.Level {
    fileprivate init(stored json: JSONValue) {
        self.init(
            cutoff: json["cutoff_value"]?.doubleValue,
            rows: (json["rows"]?.arrayValue ?? []).map { row in
                BlockReportTable.Row(
                    categories: row["categories"]?.arrayValue ?? [],
                    cells: (row["values"]?.arrayValue ?? []).map(BlockReportTable.Cell.init(stored:)),
                )
            },
        )
    }
}

extension BlockReportTable.Cell {
    fileprivate init(stored json: JSONValue) {
        if let value = json["value"]?.doubleValue {
            self.init(value)
        } else {
            self.init(status: json["status"]?.stringValue.flatMap(BlockReportTable.Status.init(rawValue:)) ?? .invalid)
        }
    }

    /// Writes the members.
    package func write(to json: inout JSONWriter) {
        json.key("value")
        json.optional(self.value)
        json.member("status", self.status.rawValue)
    }
}

extension BlockReportTable.Warning {
    fileprivate init?(stored json: JSONValue) {
        guard let kind = json["warning_type"]?.stringValue.flatMap(Kind.init(rawValue:)) else { return nil }
        self.init(
            kind: kind,
            count: json["occurrences"]?.integerValue ?? 0,
            message: json["message"]?.stringValue ?? "",
        )
    }
}

extension JSONWriter {
    fileprivate mutating func optional(_ number: Double?) {
        if let number { self.number(number) } else { self.null() }
    }

    fileprivate mutating func optional(_ text: String?) {
        if let text { self.string(text) } else { self.null() }
    }
}
