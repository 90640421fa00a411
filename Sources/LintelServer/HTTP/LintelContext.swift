package import Hummingbird
import LintelGuard
package import LintelTokens
package import NIOCore

/// What travels with one request.
package struct LintelContext: GuardedContext {
    package var coreContext: CoreRequestContextStorage
    /// The verified claims of the access token, once the guard has let the request in.
    package var claims: AccessTokenClaims?
    package let correlationID: CorrelationID
    package var callID: String? { self.correlationID.description }
    /// The connection's peer, which may be a proxy; see ``ClientAddress``.
    package let peer: SocketAddress?
    /// Where the connection's reads and writes happen.
    let eventLoop: any EventLoop

    package init(source: ApplicationRequestContextSource) {
        self.coreContext = CoreRequestContextStorage(source: source)
        self.correlationID = CorrelationID()
        self.peer = source.channel.remoteAddress
        self.eventLoop = source.channel.eventLoop
    }
}
