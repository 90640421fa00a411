import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LintelTokens
import NIOCore
import Testing

@testable import LintelGuard

@Suite struct KeySetRequestTests {
    /// Runs an issuer on a free port and asks it for the key set at a path.
    private func send(_ path: RouterPath, use handler: @escaping @Sendable () -> Response) async throws -> [UInt8] {
        let router = Router()
        router.get(path) { _, _ in handler() }
        router.get("elsewhere") { _, _ in "{\"keys\":[]}" }
        return try await Application(router: router).test(.live) { client in
            let port = try #require(client.port)
            // Not about time: a crowded machine may take as long as it likes.
            return try await KeySetRequest(url: "http://127.0.0.1:\(port)/keys", limit: .seconds(3_600)).send()
        }
    }

    @Test func readsADocument() async throws {
        let document = try TestIssuer().keySet().document()
        let bytes = try await self.send("keys") {
            Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(bytes: document)))
        }
        #expect(bytes == document)
    }

    @Test func followsNoRedirect() async throws {
        await #expect(throws: KeySourceError(.unexpectedStatus)) {
            try await self.send("keys") { Response(status: .found, headers: [.location: "/elsewhere"]) }
        }
    }

    @Test func refusesOtherStatus() async throws {
        await #expect(throws: KeySourceError(.unexpectedStatus)) {
            try await self.send("keys") { Response(status: .internalServerError) }
        }
    }

    @Test func stopsReadingAHugeDocument() async throws {
        await #expect(throws: NIOTooManyBytesError.self) {
            try await self.send("keys") {
                let bytes = [UInt8](repeating: 0x20, count: JSONWebKeySet.maximumBytes + 1)
                return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
            }
        }
    }

    @Test func givesUpWhenTimeIsOver() async throws {
        await #expect(throws: KeySourceError(.timedOut)) {
            try await KeySetRequest(url: "http://127.0.0.1:1/keys", limit: .zero).send()
        }
    }
}
