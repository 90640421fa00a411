import HTTPTypes
import Hummingbird
import LintelTokens
import NIOHTTP1
import Synchronization
import Testing

@testable import LintelClient

/// Gives numbered tokens.
final class NumberedTokens: TokenSource {
    let renewals = Tally()

    func token() async throws -> AccessToken { AccessToken("t\(self.renewals.count)") }
    func token(replacing refused: AccessToken) async throws -> AccessToken {
        self.renewals.add()
        return try await self.token()
    }
}

/// Has a token, and gets no other.
private struct FailingTokens: TokenSource {
    let error: ClientError

    func token() async throws -> AccessToken { AccessToken("t") }
    func token(replacing refused: AccessToken) async throws -> AccessToken { throw self.error }
}

@Suite struct CallRunnerTests {
    let surroundings = TestSurroundings()

    private func runner(_ tokens: (any TokenSource)? = nil, maximumAnswerBytes: Int = 1_000) -> CallRunner {
        CallRunner(self.surroundings.settings(maximumAnswerBytes: maximumAnswerBytes), tokens: tokens)
    }

    private func call(_ base: String, _ path: String = "/things", _ method: NIOHTTP1.HTTPMethod = .GET) -> HTTPCall {
        HTTPCall(method: method, address: base + path, operation: "test")
    }

    /// What the call throws.
    private func error(_ work: () async throws -> some Sendable) async throws -> ClientError {
        do {
            _ = try await work()
        } catch let error as ClientError {
            return error
        }
        throw ClientError(.refused, "nothing was thrown")
    }

    @Test func sendsTokenAndCorrelationID() async throws {
        let server = TestServer()
        let seen = Notes<HTTPFields>()
        server.on(.get, "things") { request in
            seen.add(request.headers)
            return TestServer.json("{}")
        }
        try await server.run { base async throws in
            let answer = try await self.runner(NumberedTokens()).answer(self.call(base))
            #expect(answer.bytes == Array("{}".utf8))
        }
        let headers = try #require(seen.all.first)
        #expect(headers[.authorization] == "Bearer t0")
        #expect(headers[values: try #require(.init("X-Correlation-ID"))].first?.count == 32)
    }

    @Test func tellsWhatTheServerSaid() async throws {
        let server = TestServer()
        server.on(.get, "things") { _ in
            let id = try #require(HTTPField.Name("X-Correlation-ID"))
            return TestServer.json(
                #"{"error":{"code":"ThingNotFound","message":"There is no such thing."}}"#,
                .notFound,
                [id: "c-1"]
            )
        }
        let error = try await server.run { base async throws in
            try await self.error { try await self.runner().answer(self.call(base)) }
        }
        #expect(error.code == .refused)
        #expect(error.status == 404)
        #expect(error.id == "ThingNotFound")
        #expect(error.message == "There is no such thing.")
        #expect(error.correlationID == "c-1")
    }

    @Test func renewsARefusedTokenOnce() async throws {
        let server = TestServer()
        let seen = Notes<String?>()
        server.on(.post, "things") { request in
            seen.add(request.headers[.authorization])
            return request.headers[.authorization] == "Bearer t1"
                ? TestServer.json("{}") : Response(status: .unauthorized)
        }
        let tokens = NumberedTokens()
        try await server.run { base async throws in
            let answer = try await self.runner(tokens).answer(self.call(base, "/things", .POST))
            #expect(answer.status == 200)
        }
        #expect(seen.all == ["Bearer t0", "Bearer t1"])
        #expect(tokens.renewals.count == 1)
    }

    @Test func givesUpWhenTheNewTokenIsRefusedToo() async throws {
        let server = TestServer()
        server.on(.get, "things") { _ in Response(status: .unauthorized) }
        let tokens = NumberedTokens()
        let error = try await server.run { base async throws in
            try await self.error { try await self.runner(tokens).answer(self.call(base)) }
        }
        #expect(error.status == 401)
        #expect(tokens.renewals.count == 1)
    }

    /// A server that refuses each token with these words.
    private func refusing(_ challenge: String?) -> TestServer {
        let server = TestServer()
        server.on(.get, "things") { _ in
            var headers: HTTPFields = [:]
            headers[.wwwAuthenticate] = challenge
            return TestServer.json(#"{"error":{"code":"Refused","message":"Said the API."}}"#, .unauthorized, headers)
        }
        return server
    }

    @Test func renewsNoTokenThatLacksAScope() async throws {
        let tokens = NumberedTokens()
        let error = try await self.refusing(#"Bearer error="insufficient_scope", scope="a""#).run { base async throws in
            try await self.error { try await self.runner(tokens).answer(self.call(base)) }
        }
        #expect(error.message == "Said the API.")
        #expect(tokens.renewals.count == 0)
    }

    @Test func tellsWhatTheAPISaidWhenNoOtherTokenCanBeHad() async throws {
        let tokens = FailingTokens(error: ClientError(.connectionFailed, "Said the issuer."))
        let error = try await self.refusing("Bearer").run { base async throws in
            try await self.error { try await self.runner(tokens).answer(self.call(base)) }
        }
        #expect(error.code == .refused)
        #expect(error.message == "Said the API.")
    }

    @Test func asksForASignInWithWhatTheAPISaid() async throws {
        let tokens = FailingTokens(error: ClientError(.signInNeeded, "Sign in."))
        let error = try await self.refusing("Bearer").run { base async throws in
            try await self.error { try await self.runner(tokens).answer(self.call(base)) }
        }
        #expect(error.code == .signInNeeded)
        #expect(error.status == 401)
        #expect(error.id == "Refused")
        #expect(error.correlationID?.count == 32)
    }

    @Test func takesWhatIsGoneForDeleted() async throws {
        let server = TestServer()
        let calls = Tally()
        server.on(.delete, "things") { _ in Response(status: calls.add() == 1 ? .gatewayTimeout : .notFound) }
        try await server.run { base async throws in
            let answer = try await self.runner().answer(self.call(base, "/things", .DELETE))
            #expect(answer.status == 404)
            let error = try await self.error { try await self.runner().answer(self.call(base, "/things", .DELETE)) }
            #expect(error.status == 404)
        }
    }

    @Test func sendsNoSecretInTheOpen() async throws {
        let error = try await self.error {
            try await self.runner().answer(.signed("http://blobs.example/a?sig=1", operation: "test"))
        }
        #expect(error.code == .addressRefused)
        #expect(self.surroundings.pauses.isEmpty)
    }

    @Test(arguments: ["", ".", "..", "a//b", "a/../b", "a/."])
    func leavesNoPath(_ place: String) async throws {
        let caller = APICaller(base: "http://127.0.0.1:1", runner: self.runner())
        let error = try await self.error {
            try await caller.perform(caller.call(.GET, "/things/\(place.pathTail)", operation: "test"))
        }
        #expect(error.code == .addressRefused)
    }

    @Test func comesBackAfterThePauseThatTheServerNames() async throws {
        let server = TestServer()
        let calls = Tally()
        server.on(.get, "things") { _ in
            calls.add() < 3 ? Response(status: .serviceUnavailable, headers: [.retryAfter: "2"]) : TestServer.json("{}")
        }
        let answer = try await server.run { base in try await self.runner().answer(self.call(base)) }
        #expect(answer.status == 200)
        #expect(self.surroundings.pauses.count == 2)
        #expect(self.surroundings.pauses.allSatisfy { $0 >= .seconds(2) && $0 < .seconds(3) })
    }

    @Test func makesNoPostTwice() async throws {
        let server = TestServer()
        let calls = Tally()
        server.on(.post, "things") { _ in
            calls.add()
            return Response(status: .serviceUnavailable, headers: [.retryAfter: "2"])
        }
        let error = try await server.run { base async throws in
            try await self.error { try await self.runner().answer(self.call(base, "/things", .POST)) }
        }
        #expect(calls.count == 1)
        #expect(error.retryAfter == .seconds(2))
    }

    @Test func triesAgainWhereNobodyListens() async throws {
        let error = try await self.error { try await self.runner().answer(self.call("http://127.0.0.1:1")) }
        #expect(error.code == .connectionFailed)
        #expect(error.correlationID?.count == 32)
        #expect(self.surroundings.pauses.count == 3)
    }

    @Test func endsWithTheTask() async throws {
        let (gate, end) = (Gate(), Gate())
        let server = TestServer()
        server.on(.get, "things") { _ in
            gate.open()
            await end.pass()
            return Response(status: .ok)
        }
        try await server.run { base async throws in
            let task = Task { try await self.runner().answer(self.call(base)) }
            await gate.pass()
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            end.open()
        }
    }

    @Test func readsNoHugeAnswer() async throws {
        let server = TestServer()
        server.on(.get, "things") { _ in TestServer.json(String(repeating: " ", count: 1_001)) }
        let error = try await server.run { base async throws in
            try await self.error { try await self.runner().answer(self.call(base)) }
        }
        #expect(error.code == .answerTooLarge)
    }

    @Test func givesUpWhenTimeIsOver() async throws {
        var settings = self.surroundings.settings(retries: .never)
        settings.callTimeout = .zero
        let runner = CallRunner(settings)
        let error = try await self.error { try await runner.answer(self.call("http://127.0.0.1:1")) }
        #expect(error.code == .timedOut)
    }

    @Test func sendsNoTokenInTheOpen() async throws {
        let error = try await self.error {
            try await self.runner(NumberedTokens()).answer(self.call("http://api.example"))
        }
        #expect(error.code == .addressRefused)
    }

    @Test func takesNoTokenToAnotherOrigin() async throws {
        let other = TestServer()
        let seen = Notes<String?>()
        other.on(.get, "blob") { request in
            seen.add(request.headers[.authorization])
            return TestServer.json("{}")
        }
        try await other.run { elsewhere async throws in
            let server = TestServer()
            server.on(.get, "things") { _ in Response(status: .found, headers: [.location: "\(elsewhere)/blob"]) }
            try await server.run { base async throws in
                let answer = try await self.runner(NumberedTokens()).answer(self.call(base))
                #expect(answer.status == 200)
            }
        }
        #expect(seen.all == [nil])
    }
}
