import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore
import NIOSSL
import Synchronization

/// An encrypted connection: HTTP/2 or HTTP/1.1, as the client prefers (RFC 7301), with the certificate of the moment.
struct TLSChannel: HTTPChannelHandler {
    typealias Value = HTTP2UpgradeChannel.Value

    let responder: HTTPChannelHandler.Responder
    private let certificate: ServerCertificate
    private let configuration: HTTP2ChannelConfiguration
    private let handshake: TimeAmount
    /// Made from the certificate of its generation.
    private let current: Current

    private final class Current: Sendable {
        let state: Mutex<(generation: Int, channel: HTTP2UpgradeChannel)>

        init(_ generation: Int, _ channel: HTTP2UpgradeChannel) {
            self.state = Mutex((generation, channel))
        }
    }

    /// - Parameters:
    ///   - connection: The limits of a connection with HTTP/1.1, and of each request with HTTP/2.
    ///   - handshake: How long the handshake may take.
    init(
        certificate: ServerCertificate,
        connection: HTTP1Channel.Configuration,
        handshake: TimeAmount,
        responder: @escaping HTTPChannelHandler.Responder,
    ) throws {
        var configuration = HTTP2ChannelConfiguration(streamConfiguration: connection)
        configuration.idleTimeout = .seconds(60)
        configuration.gracefulCloseTimeout = .seconds(15)
        self.certificate = certificate
        self.configuration = configuration
        self.handshake = handshake
        self.responder = responder
        let inForce = certificate.inForce
        let channel = try HTTP2UpgradeChannel(
            tlsConfiguration: inForce.configuration,
            configuration: configuration,
            responder: responder,
        )
        self.current = Current(inForce.generation, channel)
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let ready = self.upToDate(logger).setup(channel: channel, logger: logger)
        do {
            let pipeline = channel.pipeline.syncOperations
            let encryption = try pipeline.handler(type: NIOSSLServerHandler.self)
            try pipeline.addHandler(HandshakeDeadlineHandler(limit: self.handshake), position: .after(encryption))
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
        return ready
    }

    func handle(value: Value, logger: Logger) async {
        // What it does from here on has nothing to do with certificates.
        await self.upToDate(logger).handle(value: value, logger: logger)
    }

    private func upToDate(_ logger: Logger) -> HTTP2UpgradeChannel {
        let inForce = self.certificate.inForce
        return self.current.state.withLock { current in
            guard current.generation != inForce.generation else { return current.channel }
            current.generation = inForce.generation
            do {
                current.channel = try HTTP2UpgradeChannel(
                    tlsConfiguration: inForce.configuration,
                    configuration: self.configuration,
                    responder: self.responder,
                )
            } catch {
                logger.error("The new certificate cannot be used", metadata: ["error": .string("\(error)")])
            }
            return current.channel
        }
    }
}

extension HTTPServerBuilder {
    /// Connections with TLS; see ``TLSChannel``.
    static func tls(
        _ certificate: ServerCertificate,
        connection: HTTP1Channel.Configuration,
        handshake: TimeAmount,
    ) -> HTTPServerBuilder {
        HTTPServerBuilder { responder in
            try TLSChannel(
                certificate: certificate,
                connection: connection,
                handshake: handshake,
                responder: responder,
            )
        }
    }
}
