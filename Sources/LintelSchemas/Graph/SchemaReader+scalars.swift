import LintelCodec

/// Keywords that look at a value as a whole, at numbers and at texts (JSON Schema validation §6.1 to §6.3, §7).
extension SchemaReader {
    /// The longest list of values, or value, that a sentence repeats.
    private static let maximumWords = 200

    mutating func readValues(_ compiler: inout SchemaCompiler) throws(SchemaFault) {
        if let value = self["type"] {
            var types: SchemaTypes = []
            for name in value.arrayValue ?? [value] {
                guard let type = name.stringValue.flatMap({ SchemaTypes(name: $0) }) else {
                    throw self.fault("type", "There is no such type.")
                }
                types.insert(type)
            }
            guard !types.isEmpty else { throw self.fault("type", "A list of types names one at least.") }
            self.append(.types(types))
        }
        if let value = self["const"] {
            self.append(.values(Self.values([value]), words: Self.words([value])))
        }
        if let value = self["enum"] {
            guard let values = value.arrayValue else { throw self.fault("enum", "This has to be a list of values.") }
            self.append(.values(Self.values(values), words: Self.words(values)))
        }
    }

    private static func values(_ values: [JSONValue]) -> SchemaValues {
        SchemaValues(values.map { SchemaValue($0) { _ in -1 } })
    }

    /// The values as one would write them.
    private static func words(_ values: [JSONValue]) -> String {
        var words: [String] = []
        var length = 0
        for value in values {
            var json = JSONWriter(reservingCapacity: 32)
            json.value(value)
            length += json.bytes.count
            guard length <= Self.maximumWords else {
                words.append("…")
                break
            }
            words.append(String(decoding: json.bytes, as: UTF8.self))
        }
        return (values.count > 1 ? "one of " : "") + words.joined(separator: ", ")
    }

    mutating func readNumbers() throws(SchemaFault) {
        for (keyword, make) in Self.bounds {
            if let value = self[keyword] { self.append(make(try self.number(keyword, value))) }
        }
        if let value = self["multipleOf"] {
            let number = try self.number("multipleOf", value)
            guard number > .integer(0) else { throw self.fault("multipleOf", "This has to be more than 0.") }
            self.append(.multiple(number))
        }
    }

    private static let bounds: [(String, @Sendable (SchemaNumber) -> SchemaKeyword)] = [
        ("minimum", { .atLeast($0) }), ("maximum", { .atMost($0) }), ("exclusiveMinimum", { .moreThan($0) }),
        ("exclusiveMaximum", { .lessThan($0) }),
    ]

    private func number(_ keyword: String, _ value: JSONValue) throws(SchemaFault) -> SchemaNumber {
        switch value {
        case .integer(let number): return .integer(number)
        case .number(let number): return SchemaNumber(number)
        default: throw self.fault(keyword, "This has to be a number.")
        }
    }

    mutating func readTexts() throws(SchemaFault) {
        if let count = try self.count("minLength", "maxLength") { self.append(.length(count)) }
        if let value = self["pattern"] {
            guard let text = value.stringValue else { throw self.fault("pattern", "This has to be a string.") }
            self.append(.pattern(try self.pattern("pattern", text)))
        }
        if let value = self["format"] {
            guard let format = value.stringValue.flatMap({ SchemaFormat(rawValue: $0) }) else {
                throw self.fault("format", "This format is not known here.")
            }
            self.append(.format(format))
        }
    }

    func pattern(_ keyword: String, _ text: String) throws(SchemaFault) -> SchemaPattern {
        do throws(SchemaPatternError) {
            return try SchemaPattern(text)
        } catch {
            throw self.fault(keyword, "This regular expression cannot be used: \(error.sentence)")
        }
    }
}
