import HTTPTypes
import Hummingbird
import NIOCore

/// Keeps long answers from piling up in memory before a connection that takes them slowly.
///
/// A writer is told to wait by the connection's event loop, which may be busy with encrypting what it has: until it gets
/// round to it, a body that is read quickly would be taken whole.
struct BodyPacing: RouterMiddleware {
    typealias Context = LintelContext

    /// Bytes that are written before the event loop is asked whether it has seen them; shorter bodies are never held back.
    static let stride = 256 * 1024

    func handle(
        _ request: Request,
        context: LintelContext,
        next: (Request, LintelContext) async throws -> Response,
    ) async throws -> Response {
        var response = try await next(request, context)
        let body = response.body
        if let length = body.contentLength, length <= Self.stride { return response }
        let loop = context.eventLoop
        response.body = ResponseBody(contentLength: body.contentLength) { writer in
            try await body.write(Writer(base: writer, loop: loop))
        }
        return response
    }

    struct Writer: ResponseBodyWriter {
        var base: any ResponseBodyWriter
        let loop: any EventLoop
        var ahead = 0

        mutating func write(_ buffer: ByteBuffer) async throws {
            try await self.base.write(buffer)
            self.ahead += buffer.readableBytes
            guard self.ahead >= BodyPacing.stride else { return }
            self.ahead = 0
            // Behind what was written: when this has run, the next write waits for as long as it has to.
            try await self.loop.submit {}.get()
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
            try await self.base.finish(trailingHeaders)
        }
    }
}
