package import NIOCore
package import NIOHTTPTypes

/// Closes a connection whose request does not arrive whole in time: one byte a second holds nothing open for long.
///
/// The clock starts only when a read ends in the middle of a request: a request that comes in one piece, as nearly all
/// do, costs no timer.
package final class RequestDeadlineHandler: ChannelInboundHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart

    private let limit: TimeAmount
    private var deadline: Scheduled<Void>?
    private var isInsideRequest = false

    package init(limit: TimeAmount) {
        self.limit = limit
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch self.unwrapInboundIn(data) {
        case .head:
            self.isInsideRequest = true
        case .body:
            break
        case .end:
            self.isInsideRequest = false
            self.cancel()
        }
        context.fireChannelRead(data)
    }

    package func channelReadComplete(context: ChannelHandlerContext) {
        if self.isInsideRequest, self.deadline == nil {
            let channel = context.channel
            self.deadline = context.eventLoop.scheduleTask(in: self.limit) { channel.close(promise: nil) }
        }
        context.fireChannelReadComplete()
    }

    package func channelInactive(context: ChannelHandlerContext) {
        self.cancel()
        context.fireChannelInactive()
    }

    private func cancel() {
        self.deadline?.cancel()
        self.deadline = nil
    }
}
