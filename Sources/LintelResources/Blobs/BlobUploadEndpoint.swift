import HTTPTypes
package import Hummingbird
import LintelCodec
package import LintelPlatform
import NIOCore

/// `PUT` at a signed address: the part of Azure's block blobs that clients use to send a file.
package struct BlobUploadEndpoint: Sendable {
    /// The kind of blob that a whole file is sent as.
    private static let typeField = HTTPField.Name("x-ms-blob-type")

    private let links: BlobLinks
    private let intake: BlobIntake
    private let clock: WallClock

    package init(_ depot: BlobDepot) {
        self.links = depot.links
        self.intake = depot.intake
        self.clock = depot.clock
    }

    /// Takes a block, a list of blocks or a whole file; 201 without a body.
    package func answer(_ request: Request) async throws -> Response {
        do {
            let link = self.links.verify(
                method: request.method.rawValue,
                path: request.uri.path,
                query: request.uri.query,
                at: self.clock.now(),
            )
            guard case .upload(let place, let id) = link else { throw BlobProblem.forbidden }
            let fields = (try? FormFields(parsing: (request.uri.query ?? "").utf8)) ?? FormFields(fields: [])
            var headers: HTTPFields = [.cacheControl: "no-store"]
            switch fields["comp"] {
            case "block":
                try await self.takeBlock(fields["blockid"], of: id, in: place, request)
            case "blocklist":
                headers[.eTag] = BlobETag(try await self.commit(id, in: place, request).digest).text
            case nil:
                headers[.eTag] = BlobETag(try await self.take(id, in: place, request).digest).text
            default:
                throw BlobProblem.componentInvalid
            }
            return Response(status: .created, headers: headers)
        } catch {
            guard let problem = BlobProblem(error) else { throw error }
            return problem.response()
        }
    }

    private func takeBlock(
        _ blockID: String?,
        of id: BlobUploadID,
        in place: BlobPlace,
        _ request: Request,
    ) async throws {
        // A plus sign that a client left as it is arrives as a space.
        let text = (blockID ?? "").replacing(" ", with: "+")
        guard let block = BlobBlockID(base64: text) else { throw BlobProblem.blockIDInvalid }
        try await self.intake.takeBlock(
            block,
            of: id,
            in: place,
            from: Self.chunks(of: request),
            length: try Self.length(of: request),
        )
    }

    private func commit(_ id: BlobUploadID, in place: BlobPlace, _ request: Request) async throws -> Blob {
        let limits = BlockListLimits.standard
        guard try Self.length(of: request) <= Int64(limits.maximumBytes) else { throw BlobProblem.tooLarge }
        let list: BlockList
        do {
            let body = try await request.body.collect(upTo: limits.maximumBytes)
            list = try BlockList(parsing: body.readableBytesView, limits: limits)
        } catch is NIOTooManyBytesError {
            throw BlobProblem.tooLarge
        } catch let error as BlockListError {
            throw Self.problem(error)
        }
        let blocks = list.ids.compactMap { BlobBlockID(base64: $0) }
        guard blocks.count == list.ids.count else { throw BlobProblem.blockUnknown }
        return try await self.intake.commit(blocks, of: id, in: place)
    }

    private func take(_ id: BlobUploadID, in place: BlobPlace, _ request: Request) async throws -> Blob {
        let type = Self.typeField.flatMap { request.headers[$0] }
        guard type?.lowercased() == "blockblob" else { throw BlobProblem.typeMissing }
        return try await self.intake.take(
            id,
            in: place,
            from: Self.chunks(of: request),
            length: try Self.length(of: request),
        )
    }

    /// The announced number of bytes: it is counted before any of them is taken.
    private static func length(of request: Request) throws(BlobProblem) -> Int64 {
        guard let text = request.headers[.contentLength], let length = Int64(text), length >= 0 else {
            throw .lengthRequired
        }
        return length
    }

    /// The body as it comes; the next part is only read when the last one has been written.
    private static func chunks(of request: Request) -> AsyncMapSequence<RequestBody, [UInt8]> {
        request.body.map { Array(buffer: $0) }
    }

    private static func problem(_ error: BlockListError) -> BlobProblem {
        switch error.code {
        case .malformed: .listInvalid
        case .tooLarge: .tooLarge
        case .tooManyIDs: .tooManyBlocks
        case .committedBlock: .blockUnknown
        }
    }
}
