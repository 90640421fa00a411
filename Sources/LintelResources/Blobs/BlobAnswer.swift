import HTTPTypes
import Hummingbird
import LintelPlatform
import NIOCore

/// The answer that holds a blob, or one range of it.
enum BlobAnswer {
    /// Bytes that are read from the disk at once; the next are read while the connection takes these.
    private static let piece: Int64 = 256 * 1024

    /// What every answer says of a blob.
    ///
    /// - Parameter name: What browsers save it as.
    static func headers(_ tag: BlobETag, name: String?) -> HTTPFields {
        [
            // What a file is called or holds never makes it a page of this server.
            .contentType: "application/octet-stream",
            .contentDisposition: ContentDisposition.attachment(name),
            .contentSecurityPolicy: "default-src 'none'; sandbox",
            .xContentTypeOptions: "nosniff",
            .acceptRanges: "bytes",
            .eTag: tag.text,
        ]
    }

    /// The blob, the range of it that was asked for, or that there is nothing new.
    ///
    /// - Parameter unsatisfiable: The answer to a range that the blob does not have, without `Content-Range`.
    static func response(
        _ reader: any BlobReader,
        _ tag: BlobETag,
        _ headers: HTTPFields,
        to request: Request,
        unsatisfiable: @autoclosure () -> Response,
    ) -> Response {
        if tag.isNamed(in: request.headers[.ifNoneMatch]) {
            return Response(status: .notModified, headers: headers)
        }
        // RFC 9110 §14.2: a range is asked for by GET only.
        let mayAsk = request.method == .get && tag.allowsRange(request.headers[.ifRange])
        let asked = mayAsk ? request.headers[.range] : nil
        var headers = headers
        switch ByteRange(asked, size: reader.size) {
        case .whole:
            return Response(status: .ok, headers: headers, body: Self.body(reader, 0..<reader.size))
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(reader.size)"
            return Response(status: .partialContent, headers: headers, body: Self.body(reader, range))
        case .unsatisfiable:
            var response = unsatisfiable()
            response.headers[.contentRange] = "bytes */\(reader.size)"
            return response
        }
    }

    /// The bytes of a range, piece by piece.
    private static func body(_ reader: any BlobReader, _ range: Range<Int64>) -> ResponseBody {
        ResponseBody(contentLength: Int(range.upperBound - range.lowerBound)) { writer in
            var pieces = stride(from: range.lowerBound, to: range.upperBound, by: Int(Self.piece)).makeIterator()
            @Sendable func piece(at offset: Int64) async throws -> ByteBuffer {
                let count = Int(min(Self.piece, range.upperBound - offset))
                let bytes = try await reader.read(at: offset) { fill in
                    var bytes = ByteBufferAllocator().buffer(capacity: count)
                    try bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { room in
                        try fill(UnsafeMutableRawBufferPointer(rebasing: room.prefix(count)))
                    }
                    return bytes
                }
                guard bytes.readableBytes == count else { throw BlobFilesError(.other, "a blob's file was cut off") }
                return bytes
            }
            guard let first = pieces.next() else { return try await writer.finish(nil) }
            var bytes = try await piece(at: first)
            while let offset = pieces.next() {
                async let next = piece(at: offset)
                try await writer.write(bytes)
                bytes = try await next
            }
            try await writer.write(bytes)
            try await writer.finish(nil)
        }
    }
}
