import CExpat
import Foundation

/// Reads XML piece by piece as it comes, and hands on elements and texts.
///
/// Nothing of a document type is read: a document that has one is refused, and with it every entity of its own. The
/// document is UTF-8 or UTF-16; how deep it goes, how many elements it has and how long one piece of it is are bounded.
final class XMLReader {
    /// What a reader finds, in the order of the document.
    enum Event {
        /// An element begins; the name is without its namespace.
        case begin(String)
        case text(String)
        case end
    }

    private let parser: XML_Parser
    /// Whose elements count; those of others are passed over by whoever listens, as they have no name.
    private let namespace: [UInt8]
    private let handle: (Event) throws(PlatformError) -> Void
    private var depth = 0
    private var elements = 0
    /// Bytes that have been read, and how many had been when something was found last.
    private var bytes = 0
    private var bytesAtLastEvent = 0
    private var failure: PlatformError?
    private var pending: [UInt8] = []

    static let maximumDepth = 64
    static let maximumElements = 50_000_000
    static let maximumBytes = 512 * 1024 * 1024
    /// Of a name, a comment or an instruction; longer ones would be looked at again with every piece that comes.
    static let maximumPieceBytes = 1024 * 1024
    /// Less is put together, for the same reason.
    private static let stepBytes = 64 * 1024

    /// - Parameter handle: Takes what is found; what it throws ends the reading.
    init(namespace: String, handle: @escaping (Event) throws(PlatformError) -> Void) throws(PlatformError) {
        guard let parser = XML_ParserCreateNS(nil, XML_Char(bitPattern: UInt8(ascii: "|"))) else {
            throw .schedule("There is no room to read the file.")
        }
        self.parser = parser
        self.namespace = Array(namespace.utf8)
        self.handle = handle
        // The parser lives as long as this object, and calls it only while it reads.
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, _ in XMLReader.of(data)?.begin(name) },
            { data, _ in XMLReader.of(data)?.end() },
        )
        XML_SetCharacterDataHandler(parser) { XMLReader.of($0)?.text($1, Int($2)) }
        XML_SetDefaultHandler(parser) { data, _, _ in XMLReader.of(data)?.found() }
        XML_SetXmlDeclHandler(parser) { data, _, encoding, _ in XMLReader.of(data)?.declared(encoding) }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            XMLReader.of(data)?.fail("A document type stands in the file, which is not read.")
        }
    }

    deinit {
        XML_ParserFree(self.parser)
    }

    /// Reads the next bytes.
    ///
    /// - Throws: ``PlatformError`` with code `scheduleInvalid`; what the handler throws.
    func read(_ bytes: some Sequence<UInt8>) throws(PlatformError) {
        self.pending.append(contentsOf: bytes)
        if self.pending.count >= Self.stepBytes { try self.step(isFinal: false) }
    }

    /// Ends the document.
    ///
    /// - Throws: ``PlatformError`` with code `scheduleInvalid` when it is not whole; what the handler throws.
    func finish() throws(PlatformError) {
        try self.step(isFinal: true)
    }

    private func step(isFinal: Bool) throws(PlatformError) {
        var rest = self.pending[...]
        self.pending = []
        repeat {
            let part = Array(rest.prefix(Self.stepBytes))
            rest = rest.dropFirst(part.count)
            self.bytes += part.count
            guard self.bytes <= Self.maximumBytes else { throw .schedule("The file is too long.") }
            let status = part.withUnsafeBytes { buffer in
                XML_Parse(
                    self.parser,
                    buffer.bindMemory(to: CChar.self).baseAddress,
                    Int32(part.count),
                    isFinal && rest.isEmpty ? 1 : 0,
                )
            }
            if let failure = self.failure { throw failure }
            guard status == XML_STATUS_OK else { throw self.malformed }
            guard self.bytes - self.bytesAtLastEvent <= Self.maximumPieceBytes else {
                throw .schedule("A name, comment or instruction of the file is too long.")
            }
        } while !rest.isEmpty
    }

    private var malformed: PlatformError {
        let line = XML_GetCurrentLineNumber(self.parser)
        let reason = XML_ErrorString(XML_GetErrorCode(self.parser)).map { String(cString: $0) } ?? "unknown"
        return .schedule("The file is no XML that can be read: line \(line), \(reason).")
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> XMLReader? {
        data.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private func fail(_ sentence: String) { self.fail(.schedule(sentence)) }

    private func fail(_ error: PlatformError) {
        guard self.failure == nil else { return }
        self.failure = error
        XML_StopParser(self.parser, 0)
    }

    private func found() { self.bytesAtLastEvent = self.bytes }

    private func tell(_ event: Event) {
        self.found()
        // After a failure a few more calls may come.
        guard self.failure == nil else { return }
        do throws(PlatformError) {
            try self.handle(event)
        } catch {
            self.fail(error)
        }
    }

    private func begin(_ name: UnsafePointer<XML_Char>?) {
        self.depth += 1
        self.elements += 1
        guard self.depth <= Self.maximumDepth else { return self.fail("The elements of the file are too deep.") }
        guard self.elements <= Self.maximumElements else { return self.fail("The file has too many elements.") }
        guard let name else { return }
        self.tell(.begin(self.ownName(UnsafeBufferPointer(start: name, count: strlen(name)))))
    }

    /// The part of a name behind its namespace; empty for one of another's.
    private func ownName(_ name: UnsafeBufferPointer<XML_Char>) -> String {
        let bytes = UnsafeRawBufferPointer(name)
        guard let bar = bytes.lastIndex(of: UInt8(ascii: "|")) else {
            // Some programs leave the namespace out.
            return String(decoding: bytes, as: UTF8.self)
        }
        guard bytes[..<bar].elementsEqual(self.namespace) else { return "" }
        return String(decoding: bytes[(bar + 1)...], as: UTF8.self)
    }

    private func end() {
        self.depth -= 1
        self.tell(.end)
    }

    private func text(_ text: UnsafePointer<XML_Char>?, _ count: Int) {
        guard let text else { return }
        let bytes = UnsafeRawBufferPointer(start: text, count: count)
        self.tell(.text(String(decoding: bytes, as: UTF8.self)))
    }

    private func declared(_ encoding: UnsafePointer<XML_Char>?) {
        self.found()
        guard let encoding else { return }
        let name = String(cString: encoding).uppercased()
        guard ["UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE"].contains(name) else {
            return self.fail("The file has to be encoded in UTF-8 or UTF-16.")
        }
    }
}
