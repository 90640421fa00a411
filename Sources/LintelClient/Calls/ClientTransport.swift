public import AsyncHTTPClient
import NIOCore

/// The connections that calls go through.
public struct ClientTransport: Sendable {
    let client: HTTPClient

    /// Uses an HTTP client of the caller's, say one that trusts a private certificate authority or uses a proxy.
    ///
    /// - Parameter client: Must follow no redirects itself (`redirectConfiguration: .disallow`): this library decides
    ///   where a token may go. The caller shuts it down when all calls are done.
    public init(_ client: HTTPClient) {
        self.client = client
    }

    /// One client for the whole process, never shut down: it verifies certificates against the system's authorities,
    /// connects within ten seconds, and gives up a connection on which nothing arrives for a minute.
    public static let shared = Self(
        HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: Self.configuration)
    )

    private static var configuration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: HTTPClient.Configuration.Timeout(connect: .seconds(10), read: .seconds(60)),
        )
        // Whether a refused connection is tried again is for the rule of the call to say.
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }
}
