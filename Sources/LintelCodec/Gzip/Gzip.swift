/// Reading of gzip (RFC 1952), as in bodies with `Content-Encoding: gzip` (RFC 9110 §8.4.1.3).
package enum Gzip {
    /// The text that was compressed; it stops being made as soon as it is too large.
    ///
    /// - Throws: ``GzipError`` for text that is not one whole gzip member, and when more than `maximumBytes` come out.
    package static func decompress(_ bytes: [UInt8], maximumBytes: Int) throws(GzipError) -> [UInt8] {
        let start = try Self.header(of: bytes)
        var inflater = Inflater(bytes, from: start, maximumBytes: maximumBytes)
        try inflater.run()
        let output = inflater.output
        let trailer = inflater.position
        guard bytes.count - trailer >= 8 else { throw GzipError(.truncated) }
        guard bytes.count - trailer == 8 else { throw GzipError(.malformed) }
        guard Self.word(bytes, at: trailer) == CRC32.checksum(of: output),
            Self.word(bytes, at: trailer + 4) == UInt32(truncatingIfNeeded: output.count)
        else { throw GzipError(.checksum) }
        return output
    }

    /// Where the deflated text begins (RFC 1952 §2.3).
    private static func header(of bytes: [UInt8]) throws(GzipError) -> Int {
        guard bytes.count >= 10 else { throw GzipError(.truncated) }
        // ID1, ID2, CM = 8 (deflate); FLG: the three upper bits have to be zero.
        guard bytes[0] == 0x1F, bytes[1] == 0x8B, bytes[2] == 8, bytes[3] & 0xE0 == 0 else {
            throw GzipError(.malformed)
        }
        let flags = bytes[3]
        var position = 10
        // FEXTRA: a length of two bytes, and so many bytes.
        if flags & 0x04 != 0 {
            guard bytes.count - position >= 2 else { throw GzipError(.truncated) }
            position += 2 + Int(bytes[position]) + Int(bytes[position + 1]) << 8
        }
        // FNAME and FCOMMENT end with a zero.
        for flag: UInt8 in [0x08, 0x10] where flags & flag != 0 {
            while position < bytes.count, bytes[position] != 0 { position += 1 }
            position += 1
        }
        // FHCRC
        if flags & 0x02 != 0 { position += 2 }
        guard position <= bytes.count else { throw GzipError(.truncated) }
        return position
    }

    /// Four bytes, the lowest first.
    private static func word(_ bytes: [UInt8], at position: Int) -> UInt32 {
        bytes[position..<position + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
}
