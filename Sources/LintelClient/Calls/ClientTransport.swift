public import AsyncHTTPClient
import NIOCore

/// The connections that calls go through.
public struct ClientTransport: Sendable {
    let client: HTTPClient
    /// Shuts the client down when it is ours and nobody uses it any longer.
    private let owner: Owner?

    private final class Owner: Sendable {
        let client: HTTPClient

        init(_ client: HTTPClient) {
            self.client = client
        }

        deinit {
            self.client.shutdown { _ in }
        }
    }

    /// Makes an HTTP client with these settings, say one that trusts a private certificate authority or uses a proxy, and
    /// shuts it down when nobody holds this any longer.
    ///
    /// - Parameter configuration: Whatever it says of redirects, none is followed but by this library.
    public init(configuration: HTTPClient.Configuration) {
        var configuration = configuration
        configuration.redirectConfiguration = .disallow
        let owner = Owner(HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration))
        self.client = owner.client
        self.owner = owner
    }

    /// Uses an HTTP client of the caller's; ``init(configuration:)`` is the safer choice.
    ///
    /// - Parameter client: Must follow no redirects itself (`redirectConfiguration: .disallow`): this library decides
    ///   where a token may go, and a client that follows sends secrets along. A call whose redirects the client has
    ///   followed fails with ``ClientError/Code/redirectRefused``. The caller shuts it down when all calls are done.
    public init(_ client: HTTPClient) {
        self.client = client
        self.owner = nil
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
