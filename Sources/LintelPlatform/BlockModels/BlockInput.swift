package import LintelCodec

/// The form of a file with values of blocks.
package struct BlockInput: Sendable, Hashable {
    package enum Format: String, Sendable, Hashable {
        case parquet, csv
    }

    package var format: Format
    /// What the file calls columns, by their titles.
    package var names: [String: String]
    package var delimiter = ","
    package var quote = "\""
    package var decimalPoint = "."
    /// Lines before the one with the names.
    package var skippedLines: Int64 = 0
    /// Lines behind the one with the names.
    package var skippedRows: Int64 = 0

    /// Reads the options of a request.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid`.
    package init(_ json: JSONValue?) throws(PlatformError) {
        let json = json ?? .null
        let word = json["file_format"] ?? .string(Format.parquet.rawValue)
        guard let format = word.stringValue.flatMap(Format.init(rawValue:)) else {
            throw .blockModel("input_options.file_format", "Files are taken as parquet or csv.")
        }
        self.format = format
        self.names = [:]
        for item in try BlockReading.list(json, "column_name_mapping", "input_options") {
            let field = "input_options.column_name_mapping"
            let title = try BlockReading.text(item["column_title"] ?? item["new_title"], field)
            let name = try BlockReading.text(item["file_column_name"] ?? item["csv_name"], field)
            guard name.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
                throw .blockModel(field, "The name of a column holds no control characters.")
            }
            guard self.names.updateValue(name, forKey: title) == nil else {
                throw .blockModel(field, "A column is named once.")
            }
        }
        guard format == .csv else { return }
        self.delimiter = try BlockReading.character(json["delimiter"], "input_options.delimiter", otherwise: ",")
        self.quote = try BlockReading.character(json["quote_char"], "input_options.quote_char", otherwise: "\"")
        self.decimalPoint = try BlockReading.character(
            json["decimal_char"],
            "input_options.decimal_char",
            otherwise: ".",
        )
        self.skippedLines = try Self.count(json, "skip_rows")
        self.skippedRows = try Self.count(json, "skip_rows_after_headers")
    }

    private static func count(_ json: JSONValue, _ name: String) throws(PlatformError) -> Int64 {
        guard let value = json[name], value != .null else { return 0 }
        guard let count = value.integerValue, (0...1_000_000).contains(count) else {
            throw .blockModel("input_options.\(name)", "It is a number from 0 to 1,000,000.")
        }
        return count
    }
}
