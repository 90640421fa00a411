package import Hummingbird
package import LintelPlatform

/// The signed addresses: no token opens them, and no guard stands before them.
package struct BlobRoutes: Sendable {
    private let depot: BlobDepot

    package init(_ depot: BlobDepot) {
        self.depot = depot
    }

    /// Adds the routes; the paths are those of ``BlobLinks``.
    package func add<Context: RequestContext>(to router: some RouterMethods<Context>) {
        let uploads = BlobUploadEndpoint(self.depot)
        let downloads = BlobDownloadEndpoint(self.depot)
        router.put("/blobs/uploads/:workspace/:upload") { request, _ in try await uploads.answer(request) }
        router.get("/blobs/files/:workspace/:digest") { request, _ in try await downloads.answer(request) }
    }
}
