extension FormFields {
    /// Reads the fields; empty pieces between two `&` count for nothing.
    ///
    /// - Throws: ``FormError`` when a limit is passed, the encoding is broken, the text is not UTF-8, a name holds
    ///   a control character or a value holds one other than tab, line feed and carriage return.
    package init(parsing bytes: some Collection<UInt8>, limits: FormLimits = .standard) throws(FormError) {
        let fields = bytes.withByteSpan { bytes in
            Result { () throws(FormError) in try Self.parse(bytes, limits: limits) }
        }
        self.init(fields: try fields.get())
    }

    private static func parse(_ bytes: Span<UInt8>, limits: FormLimits) throws(FormError) -> [Field] {
        guard bytes.count <= limits.maximumBytes else { throw FormError(code: .tooLarge) }
        var fields: [Field] = []
        var start = 0
        while start < bytes.count {
            let end = bytes.index(of: UInt8(ascii: "&"), from: start)
            if end > start {
                guard fields.count < limits.maximumFields else { throw FormError(code: .tooManyFields) }
                fields.append(try Self.parseField(bytes.extracting(start..<end), limits: limits))
            }
            start = end + 1
        }
        return fields
    }

    private static func parseField(_ bytes: Span<UInt8>, limits: FormLimits) throws(FormError) -> Field {
        let equals = bytes.index(of: UInt8(ascii: "="), from: 0)
        let name = bytes.extracting(0..<equals)
        let value = bytes.extracting(min(equals + 1, bytes.count)..<bytes.count)
        return Field(
            name: try Self.decode(name, maximumBytes: limits.maximumNameBytes, tooLong: .nameTooLong) {
                Self.isControl($0)
            },
            value: try Self.decode(value, maximumBytes: limits.maximumValueBytes, tooLong: .valueTooLong) {
                Self.isControl($0) && !Self.isLayout($0)
            },
        )
    }

    private static func decode(
        _ bytes: Span<UInt8>,
        maximumBytes: Int,
        tooLong: FormError.Code,
        refuses: (UInt8) -> Bool,
    ) throws(FormError) -> String {
        // Three bytes as sent make at least one decoded byte: what is longer than this need not be decoded.
        guard bytes.count / 3 <= maximumBytes else { throw FormError(code: tooLong) }
        var isEncoded = false
        var holdsRefused = false
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "+") { isEncoded = true }
            if refuses(byte) { holdsRefused = true }
        }
        guard isEncoded else {
            guard bytes.count <= maximumBytes else { throw FormError(code: tooLong) }
            guard !holdsRefused else { throw FormError(code: .controlCharacter) }
            guard let text = bytes.validatedString else { throw FormError(code: .notUTF8) }
            return text
        }
        guard let decoded = FormEncoding.decode(bytes) else { throw FormError(code: .malformedEncoding) }
        guard decoded.count <= maximumBytes else { throw FormError(code: tooLong) }
        guard !decoded.contains(where: refuses) else { throw FormError(code: .controlCharacter) }
        guard let text = String(validating: decoded, as: UTF8.self) else { throw FormError(code: .notUTF8) }
        return text
    }

    private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }

    /// Tab, line feed and carriage return, which a text area sends.
    private static func isLayout(_ byte: UInt8) -> Bool { byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
