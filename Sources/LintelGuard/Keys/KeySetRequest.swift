import AsyncHTTPClient
import LintelTokens
import NIOCore

/// One bounded request for a key set document.
struct KeySetRequest: Sendable {
    let url: String
    /// How long the whole request may take, from the connection to the last byte of the body.
    var limit: Duration = .seconds(5)

    /// One client for the whole process, never shut down; it follows no redirects, for a redirect could lead to keys
    /// of somebody else.
    private static let client = HTTPClient(
        eventLoopGroup: HTTPClient.defaultEventLoopGroup,
        configuration: HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: HTTPClient.Configuration.Timeout(connect: .seconds(5)),
        ),
    )

    /// The status 200 as the client spells it by default.
    private static let success = HTTPClientResponse().status

    /// The document's bytes.
    ///
    /// - Throws: ``KeySourceError``, or the client's error; a document of more than
    ///   ``JSONWebKeySet/maximumBytes`` is one.
    func send() async throws -> [UInt8] {
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask { try await self.receive() }
            group.addTask {
                // The client's own deadline would end with the head; a body that drips is cut off here too.
                try await Task.sleep(for: self.limit)
                throw KeySourceError(.timedOut)
            }
            defer { group.cancelAll() }
            guard let bytes = try await group.next() else { throw KeySourceError(.unavailable) }
            return bytes
        }
    }

    private func receive() async throws -> [UInt8] {
        let request = HTTPClientRequest(url: self.url)
        let response = try await Self.client.execute(request, deadline: .distantFuture)
        guard response.status == Self.success else { throw KeySourceError(.unexpectedStatus) }
        let body = try await response.body.collect(upTo: JSONWebKeySet.maximumBytes)
        return Array(body.readableBytesView)
    }
}
