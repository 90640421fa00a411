import HTTPTypes
import LintelPlatform
package import NIOCore
package import NIOHTTPTypes

/// Closes a connection whose request does not arrive whole in time: one byte a second holds nothing open for long.
///
/// The clock starts only when a read ends in the middle of a request: a request that comes in one piece, as nearly all
/// do, costs no timer. A file that is sent may take longer as long as it comes: each ``step`` bytes begin the time anew,
/// which with 15 seconds makes 4 KiB a second for each of the many blocks that a client sends at once.
package final class RequestDeadlineHandler: ChannelInboundHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart

    /// Bytes of a file after which its time begins anew.
    private static let step = 64 * 1024

    private let limit: TimeAmount
    private var deadline: Scheduled<Void>?
    private var isInsideRequest = false
    /// Bytes since the time began; nil for requests that have to come whole.
    private var progress: Int?

    package init(limit: TimeAmount) {
        self.limit = limit
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch self.unwrapInboundIn(data) {
        case .head(let head):
            self.isInsideRequest = true
            self.progress = head.path?.hasPrefix(BlobLinks.uploadPath) == true ? 0 : nil
        case .body(let bytes):
            self.count(bytes.readableBytes)
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

    private func count(_ bytes: Int) {
        guard let progress = self.progress else { return }
        self.progress = progress + bytes
        guard progress + bytes >= Self.step else { return }
        self.progress = 0
        self.cancel()
    }

    private func cancel() {
        self.deadline?.cancel()
        self.deadline = nil
    }
}
