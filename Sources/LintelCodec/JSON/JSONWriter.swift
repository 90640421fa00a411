/// Writes one compact JSON text (RFC 8259) straight into bytes.
///
/// Commas are placed by the writer; the calls must nest as the text does, which is not checked.
package struct JSONWriter: Sendable {
    /// What has been written.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// - Parameter reservingCapacity: Bytes to set aside at once.
    package init(reservingCapacity: Int = 512) {
        self.bytes.reserveCapacity(max(0, reservingCapacity))
    }

    /// Opens an object.
    package mutating func beginObject() { self.open(UInt8(ascii: "{")) }

    /// Closes the innermost object.
    package mutating func endObject() { self.close(UInt8(ascii: "}")) }

    /// Opens an array.
    package mutating func beginArray() { self.open(UInt8(ascii: "[")) }

    /// Closes the innermost array.
    package mutating func endArray() { self.close(UInt8(ascii: "]")) }

    /// Writes a member name; one value must follow.
    package mutating func key(_ name: StaticString) {
        self.separate()
        name.withUTF8Buffer { self.appendQuoted($0.span) }
        self.endKey()
    }

    /// Writes a member name; one value must follow.
    package mutating func key(_ name: String) {
        self.separate()
        name.utf8.withByteSpan { self.appendQuoted($0) }
        self.endKey()
    }

    /// Writes a string.
    package mutating func string(_ value: some StringProtocol) {
        self.separate()
        value.utf8.withByteSpan { self.appendQuoted($0) }
    }

    /// Writes a string that a closure appends; none of its characters may need an escape.
    package mutating func plainString(_ append: (inout [UInt8]) -> Void) {
        self.separate()
        self.bytes.append(UInt8(ascii: "\""))
        append(&self.bytes)
        self.bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a whole number.
    package mutating func integer(_ value: Int64) {
        self.separate()
        self.bytes.append(contentsOf: String(value).utf8)
    }

    /// Writes a number, so that the same one is read again; what is no number is `null` (RFC 8259 §6).
    package mutating func number(_ value: Double) {
        guard value.isFinite else { return self.null() }
        self.separate()
        self.bytes.append(contentsOf: value.description.utf8)
    }

    /// Writes `true` or `false`.
    package mutating func bool(_ value: Bool) {
        self.separate()
        self.bytes.append(contentsOf: value ? "true".utf8 : "false".utf8)
    }

    /// Writes `null`.
    package mutating func null() {
        self.separate()
        self.bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a value that is JSON already; it is not checked.
    package mutating func raw(_ json: some Collection<UInt8>) {
        self.separate()
        self.bytes.append(contentsOf: json)
    }
}

extension JSONWriter {
    private mutating func separate() {
        if self.needsComma { self.bytes.append(UInt8(ascii: ",")) }
        self.needsComma = true
    }

    private mutating func endKey() {
        self.bytes.append(UInt8(ascii: ":"))
        self.needsComma = false
    }

    private mutating func open(_ bracket: UInt8) {
        self.separate()
        self.bytes.append(bracket)
        self.needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        self.bytes.append(bracket)
        self.needsComma = true
    }

    /// Copies runs that need no escape as a whole.
    private mutating func appendQuoted(_ text: Span<UInt8>) {
        self.bytes.append(UInt8(ascii: "\""))
        var start = 0
        for index in Self.plainBytes(text)..<text.count where Self.needsEscape(text[index]) {
            self.appendRun(text.extracting(start..<index))
            self.appendEscape(text[index])
            start = index + 1
        }
        self.appendRun(text.extracting(start..<text.count))
        self.bytes.append(UInt8(ascii: "\""))
    }

    /// How many bytes at the beginning need no escape, by eights: most texts hold none that does.
    private static func plainBytes(_ text: Span<UInt8>) -> Int {
        let (ones, tops) = (UInt64(0x0101_0101_0101_0101), UInt64(0x8080_8080_8080_8080))
        let bytes = text.bytes
        var place = 0
        while place + 8 <= text.count {
            let word = bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
            let (mark, solidus) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5C))
            // The top bit of a byte is set where the byte is below the subtrahend (Hacker's Delight, 6-1); it may be set
            // in vain behind such a byte, and then the bytes are looked at one by one.
            let found =
                ((word &- ones &* 0x20) & ~word) | ((mark &- ones) & ~mark) | ((solidus &- ones) & ~solidus)
            guard found & tops == 0 else { break }
            place += 8
        }
        return place
    }

    private mutating func appendRun(_ run: Span<UInt8>) {
        run.withUnsafeBufferPointer { self.bytes.append(contentsOf: $0) }
    }

    /// RFC 8259 §7: quotation mark, reverse solidus and the control characters below U+0020.
    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func appendEscape(_ byte: UInt8) {
        self.bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: self.bytes.append(UInt8(ascii: "b"))
        case 0x09: self.bytes.append(UInt8(ascii: "t"))
        case 0x0A: self.bytes.append(UInt8(ascii: "n"))
        case 0x0C: self.bytes.append(UInt8(ascii: "f"))
        case 0x0D: self.bytes.append(UInt8(ascii: "r"))
        case 0..<0x20: self.bytes.append(contentsOf: "u00\(Hex.encode(CollectionOfOne(byte)))".utf8)
        default: self.bytes.append(byte)
        }
    }
}
