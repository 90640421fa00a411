import HTTPTypes
package import NIOCore
package import NIOHTTPTypes

/// Closes a connection whose request does not arrive whole in time: one byte a second holds nothing open for long.
package final class RequestDeadlineHandler: ChannelInboundHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart

    private let limit: TimeAmount
    private var deadline: Scheduled<Void>?

    package init(limit: TimeAmount) {
        self.limit = limit
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch self.unwrapInboundIn(data) {
        case .head(let head) where head.headerFields[.contentLength] != nil || head.headerFields[.transferEncoding] != nil:
            let channel = context.channel
            self.deadline = context.eventLoop.scheduleTask(in: self.limit) { channel.close(promise: nil) }
        case .end:
            self.deadline?.cancel()
            self.deadline = nil
        case .head, .body:
            break
        }
        context.fireChannelRead(data)
    }

    package func channelInactive(context: ChannelHandlerContext) {
        self.deadline?.cancel()
        self.deadline = nil
        context.fireChannelInactive()
    }
}
