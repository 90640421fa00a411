import NIOCore
import NIOHTTP1
import NIOPosix

/// A request that came to the listener, as far as it is looked at.
struct LoopbackRequest: Sendable {
    var method: String
    var target: String
    var hosts: [String]
}

/// What the listener answers.
struct LoopbackReply: Sendable {
    var page: ClosingPage
    /// Called when the page has left, or cannot leave.
    var sent: @Sendable () -> Void = {}
}

/// Listens on this machine alone for the answer that a browser brings back (RFC 8252 §7.3).
struct LoopbackListener: Sendable {
    typealias Responder = @Sendable (LoopbackRequest) async -> LoopbackReply

    private let channel: any Channel
    /// The port that was free.
    let port: Int

    /// A connection on which nothing comes for so long is closed.
    private static let idleSeconds: Int64 = 30

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - host: `127.0.0.1` or `::1`.
    ///   - port: 0 takes any that is free.
    static func open(host: String, port: Int, respond: @escaping Responder) async throws -> LoopbackListener {
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandlers([
                        IdleStateHandler(allTimeout: .seconds(Self.idleSeconds)), LoopbackHandler(respond),
                    ])
                }
            }
        do {
            let channel = try await bootstrap.bind(host: host, port: port).get()
            guard let port = channel.localAddress?.port else {
                throw ClientError(.listenerFailed, "The listener has no port.")
            }
            return LoopbackListener(channel: channel, port: port)
        } catch let error as ClientError {
            throw error
        } catch {
            throw ClientError(
                .listenerFailed,
                "Port \(port) of this machine cannot be listened on.",
                detail: String(describing: error),
            )
        }
    }

    /// Takes no more connections; pages that are under way still leave.
    func close() async {
        try? await self.channel.close().get()
    }
}

/// Answers the first request of a connection and closes it.
private final class LoopbackHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let respond: LoopbackListener.Responder
    private var isAnswering = false

    init(_ respond: @escaping LoopbackListener.Responder) {
        self.respond = respond
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let head) = self.unwrapInboundIn(data), !self.isAnswering else { return }
        self.isAnswering = true
        let request = LoopbackRequest(method: head.method.rawValue, target: head.uri, hosts: head.headers["Host"])
        let channel = context.channel
        context.eventLoop.makeFutureWithTask { [respond] in await respond(request) }
            .whenSuccess { reply in Self.write(reply, to: channel) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // Whoever has asked gets a page, however long the issuer takes.
        if event is IdleStateHandler.IdleStateEvent, !self.isAnswering { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private static func write(_ reply: LoopbackReply, to channel: any Channel) {
        let body = ByteBuffer(string: reply.page.html)
        var headers = HTTPHeaders(ClosingPage.headers)
        headers.add(name: "Content-Length", value: "\(body.readableBytes)")
        let head = HTTPResponseHead(
            version: .http1_1,
            status: HTTPResponseStatus(statusCode: reply.page.status),
            headers: headers,
        )
        channel.write(HTTPServerResponsePart.head(head), promise: nil)
        channel.write(HTTPServerResponsePart.body(.byteBuffer(body)), promise: nil)
        channel.writeAndFlush(HTTPServerResponsePart.end(nil)).whenComplete { _ in
            reply.sent()
            channel.close(promise: nil)
        }
    }
}
