import HTTPTypes
package import Hummingbird
package import LintelPlatform
import NIOCore

/// `GET` and `HEAD` at a signed address: a file, or one range of it.
package struct BlobDownloadEndpoint: Sendable {
    /// Bytes that are read from the disk at once; the next are read while the connection takes these.
    private static let piece: Int64 = 256 * 1024

    private let links: BlobLinks
    private let store: any BlobStore
    private let files: any BlobFiles
    private let clock: WallClock

    package init(_ depot: BlobDepot) {
        self.links = depot.links
        self.store = depot.store
        self.files = depot.files
        self.clock = depot.clock
    }

    /// Answers a call.
    package func answer(_ request: Request) async throws -> Response {
        do {
            let link = self.links.verify(
                method: request.method.rawValue,
                path: request.uri.path,
                query: request.uri.query,
                at: self.clock.now(),
            )
            guard case .download(let workspace, let digest, let name) = link else { throw BlobProblem.forbidden }
            // The address may outlive what it was made for.
            guard let blob = try await self.store.blob(digest, in: workspace) else { throw BlobProblem.notFound }
            guard let reader = try await self.files.open(digest), reader.size == blob.size else {
                throw BlobFilesError(.other, "the file of the blob \(digest) is missing or has another size")
            }
            return Self.response(reader, BlobETag(digest), Self.headers(digest, name: name), to: request)
        } catch {
            guard let problem = BlobProblem(error) else { throw error }
            return problem.response()
        }
    }

    private static func headers(_ digest: BlobDigest, name: String?) -> HTTPFields {
        [
            // What a file is called or holds never makes it a page of this server.
            .contentType: "application/octet-stream",
            .contentDisposition: ContentDisposition.attachment(name),
            .contentSecurityPolicy: "default-src 'none'; sandbox",
            .xContentTypeOptions: "nosniff",
            .acceptRanges: "bytes",
            .eTag: BlobETag(digest).text,
            // Under this address there is never anything else.
            .cacheControl: "private, max-age=\(BlobLinks.lifetimeSeconds), immutable",
        ]
    }

    private static func response(
        _ reader: any BlobReader,
        _ tag: BlobETag,
        _ headers: HTTPFields,
        to request: Request,
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
            var response = BlobProblem.rangeInvalid.response()
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
