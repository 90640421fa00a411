import NIOCore
import NIOTLS

/// Closes a connection whose handshake does not end in time: who says nothing, or half of it, holds nothing open for long.
///
/// Stands behind the handler that does the handshake, and hears from it when it is done.
final class HandshakeDeadlineHandler: ChannelInboundHandler {
    typealias InboundIn = NIOAny

    private let limit: TimeAmount
    private var deadline: Scheduled<Void>?

    init(limit: TimeAmount) {
        self.limit = limit
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        self.deadline = context.eventLoop.scheduleTask(in: self.limit) { channel.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.cancel()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent { self.cancel() }
        // A server that stops waits for answers, not for a handshake.
        if event is ChannelShouldQuiesceEvent, self.deadline != nil { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.cancel()
        context.fireChannelInactive()
    }

    private func cancel() {
        self.deadline?.cancel()
        self.deadline = nil
    }
}
