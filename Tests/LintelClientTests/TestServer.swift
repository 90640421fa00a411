import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

/// A small server on a free port of this machine.
struct TestServer {
    typealias Handler = @Sendable (Request) async throws -> Response

    let router = Router()

    func on(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler) {
        self.router.on(RouterPath(path), method: method) { request, _ in try await handler(request) }
    }

    /// Answers with JSON.
    static func json(_ text: String, _ status: HTTPResponse.Status = .ok, _ headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = "application/json"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// Runs the server while `body` uses it at its address.
    func run<Value: Sendable>(_ body: @escaping @Sendable (_ base: String) async throws -> Value) async throws -> Value
    {
        try await Application(router: self.router).test(.live) { client in
            try await body("http://127.0.0.1:\(try #require(client.port))")
        }
    }
}

extension Request {
    /// The whole body as text.
    func text() async throws -> String {
        String(buffer: try await self.body.collect(upTo: 1_048_576))
    }
}
