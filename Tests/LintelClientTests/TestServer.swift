import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

/// A small server on a free port of this machine.
struct TestServer: Sendable {
    typealias Handler = @Sendable (Request) async throws -> Response

    private struct Route: Sendable {
        var method: HTTPRequest.Method
        var path: String
        var handler: Handler
    }

    private let routes = Notes<Route>()

    func on(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler) {
        self.routes.add(Route(method: method, path: path, handler: handler))
    }

    /// Answers with JSON.
    static func json(_ text: String, _ status: HTTPResponse.Status = .ok, _ headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = "application/json"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// Runs the server while `body` uses it at its address.
    @discardableResult
    func run<Value: Sendable>(_ body: @escaping @Sendable (_ base: String) async throws -> Value) async throws -> Value
    {
        let router = Router()
        for route in self.routes.all {
            router.on(RouterPath(route.path), method: route.method) { request, _ in try await route.handler(request) }
        }
        return try await Application(router: router).test(.live) { client in
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
