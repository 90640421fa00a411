import HTTPTypes
package import Hummingbird
package import LintelPlatform
import NIOCore

/// `GET` and `HEAD` at a signed address: a file, or one range of it.
package struct BlobDownloadEndpoint: Sendable {
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
            guard case .download(let place, let digest, let name) = link else { throw BlobProblem.forbidden }
            // The address may outlive what it was made for.
            guard let blob = try await self.store.blob(digest, in: place) else { throw BlobProblem.notFound }
            guard let reader = try await self.files.open(digest), reader.size == blob.size else {
                throw BlobFilesError(.other, "the file of the blob \(digest) is missing or has another size")
            }
            let tag = BlobETag(digest)
            var headers = BlobAnswer.headers(tag, name: name)
            // Under this address there is never anything else.
            headers[.cacheControl] = "private, max-age=\(BlobLinks.lifetimeSeconds), immutable"
            return BlobAnswer.response(
                reader,
                tag,
                headers,
                to: request,
                unsatisfiable: BlobProblem.rangeInvalid.response(),
            )
        } catch {
            guard let problem = BlobProblem(error) else { throw error }
            return problem.response()
        }
    }
}
