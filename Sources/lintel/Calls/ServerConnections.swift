import AsyncHTTPClient
import NIOCore

/// The connections of the commands that call a server; they end with the process.
enum ServerConnections {
    /// Follows no redirects, which would carry a token to another place.
    static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: HTTPClient.Configuration.Timeout(connect: .seconds(10), read: .minutes(5)),
        )
        // Somebody waits for the word that no server is there, which otherwise takes the whole time for connecting.
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    }()
}
