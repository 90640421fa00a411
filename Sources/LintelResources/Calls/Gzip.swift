import CZlib

/// Reading of bodies with `Content-Encoding: gzip` (RFC 9110 §8.4.1.3), and packing of documents, by zlib.
package enum Gzip {
    /// Why a text was refused.
    package enum Flaw: Error, Sendable, Hashable {
        /// More bytes would come out than are allowed.
        case tooLarge
        /// Not one whole gzip member (RFC 1952), or not what went in.
        case malformed
    }

    /// Every text begins with so many bytes of room; it grows by doubling.
    private static let firstCapacity = 16 * 1024
    /// The greatest window of deflate, and 16 for a gzip header and nothing else.
    private static let windowBits: Int32 = 15 + 16

    /// The text that was compressed; it stops being made as soon as it is too large.
    package static func decompress(_ bytes: [UInt8], maximumBytes: Int) throws(Flaw) -> [UInt8] {
        // zlib refuses a stream that has moved.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(stream, Self.windowBits, ZLIB_VERSION, size) == Z_OK else { throw .malformed }
        defer { inflateEnd(stream) }
        // One byte more than is allowed tells that there is more.
        let most = maximumBytes + 1
        var output: [UInt8] = []
        var capacity = min(Self.firstCapacity, most)
        var consumed = 0
        while true {
            output.reserveCapacity(capacity)
            let room = capacity - output.count
            let (status, read, part) = Self.step(stream, bytes, from: consumed, room: room)
            output.append(contentsOf: part)
            consumed += read
            guard output.count <= maximumBytes else { throw .tooLarge }
            switch status {
            case Z_STREAM_END:
                guard consumed == bytes.count else { throw .malformed }
                return output
            // Without progress the text ends before its end.
            case Z_OK where read > 0 || !part.isEmpty: break
            default: throw .malformed
            }
            if output.count == capacity { capacity = min(2 * capacity, most) }
        }
    }

    /// One gzip member that holds the text.
    package static func compress(_ bytes: [UInt8]) -> [UInt8] {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        let size = Int32(MemoryLayout<z_stream>.size)
        // 8 is the usual memory; it fails only when there is none.
        let status = deflateInit2_(
            stream,
            Z_DEFAULT_COMPRESSION,
            Z_DEFLATED,
            Self.windowBits,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            size
        )
        precondition(status == Z_OK, "zlib has no memory")
        defer { deflateEnd(stream) }
        // As much as there can be, so that one step is enough.
        let room = Int(deflateBound(stream, UInt(bytes.count)))
        return [UInt8](unsafeUninitializedCapacity: room) { target, written in
            bytes.withUnsafeBufferPointer { source in
                stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.pointee.avail_in = UInt32(source.count)
                stream.pointee.next_out = target.baseAddress
                stream.pointee.avail_out = UInt32(room)
                _ = deflate(stream, Z_FINISH)
                written = room - Int(stream.pointee.avail_out)
            }
        }
    }

    /// Reads on until the input or the room ends.
    private static func step(
        _ stream: UnsafeMutablePointer<z_stream>,
        _ bytes: [UInt8],
        from start: Int,
        room: Int,
    ) -> (status: Int32, read: Int, part: [UInt8]) {
        var status = Z_OK
        var read = 0
        let part = [UInt8](unsafeUninitializedCapacity: room) { target, written in
            bytes[start...].withUnsafeBufferPointer { source in
                // zlib does not write to what it reads.
                stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                stream.pointee.avail_in = UInt32(source.count)
                stream.pointee.next_out = target.baseAddress
                stream.pointee.avail_out = UInt32(room)
                status = inflate(stream, Z_NO_FLUSH)
                read = source.count - Int(stream.pointee.avail_in)
                written = room - Int(stream.pointee.avail_out)
            }
        }
        return (status, read, part)
    }
}
