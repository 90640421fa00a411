import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// What all attempts of one call share, and how one is made.
struct CallAttempt: Sendable {
    var call: HTTPCall
    /// Sent with each attempt; a server that has a name of its own for the call answers with that.
    let correlationID: String

    /// How one attempt ended.
    struct Outcome<Answer: Sendable>: Sendable {
        var ending: CallProgress.Ending
        var status: Int?
        /// What the caller gets when no further attempt follows.
        var result: Result<Answer, any Error>
    }

    init(_ call: HTTPCall, correlationID: String) {
        self.call = call
        self.correlationID = correlationID
    }

    /// The request of an attempt.
    func request(to address: WebAddress, token: AccessToken?, userAgent: String) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: address.text)
        request.method = self.call.method
        request.headers.add(name: "User-Agent", value: userAgent)
        request.headers.add(name: "X-Correlation-ID", value: self.correlationID)
        for (name, value) in self.call.headers { request.headers.add(name: name, value: value) }
        if let token { request.headers.replaceOrAdd(name: "Authorization", value: "Bearer \(token.value)") }
        switch self.call.body {
        case .none: break
        case .bytes(let bytes, let type):
            request.headers.replaceOrAdd(name: "Content-Type", value: type)
            request.body = .bytes(ByteBuffer(bytes: bytes))
        case .file(let part):
            request.body = .stream(part, length: .known(part.count))
        }
        return request
    }
}

extension CallRunner {
    /// Makes one attempt.
    ///
    /// - Throws: `CancellationError` alone.
    func attempt<Answer: Sendable>(
        _ request: HTTPClientRequest,
        _ attempt: CallAttempt,
        _ address: WebAddress,
        within limit: Duration?,
        read: @escaping @Sendable (AnswerHead, HTTPClientResponse.Body) async throws -> Answer,
    ) async throws -> CallAttempt.Outcome<Answer> {
        do {
            return try await Self.bounded(by: limit) {
                try await self.exchange(request, attempt, address, read: read)
            }
        } catch let error as CancellationError {
            throw error
        } catch {
            try Task.checkCancellation()
            let failure = ClientError.connection(error, attempt.correlationID)
            return CallAttempt.Outcome(ending: .broken, status: nil, result: .failure(failure))
        }
    }

    /// One request and its answer; throws when there is none.
    private func exchange<Answer: Sendable>(
        _ request: HTTPClientRequest,
        _ attempt: CallAttempt,
        _ address: WebAddress,
        read: @Sendable (AnswerHead, HTTPClientResponse.Body) async throws -> Answer,
    ) async throws -> CallAttempt.Outcome<Answer> {
        let response = try await self.settings.transport.client.execute(request, deadline: .distantFuture)
        guard response.history.count <= 1 else {
            throw ClientError(.redirectRefused, "The HTTP client follows redirects by itself, which it must not.")
        }
        let head = AnswerHead(
            status: Int(response.status.code),
            headers: response.headers,
            correlationID: response.headers.first(name: "X-Correlation-ID").map(ServerRefusal.plain),
            retryAfter: response.headers.first(name: "Retry-After").flatMap {
                RetryAfter.pause($0, at: self.settings.environment.now())
            },
            address: address.text,
        )
        let ending = CallProgress.Ending.answered(
            status: head.status,
            retryAfter: head.retryAfter,
            location: head.first("Location").flatMap(address.following),
            tokenError: BearerChallenge.error(in: head.headers["WWW-Authenticate"]),
        )
        guard attempt.call.isSuccess(head.status) else {
            let body = try? await response.body.collect(upTo: ServerRefusal.maximumBytes)
            let failure = ClientError.refused(
                head,
                body: (body ?? ByteBuffer()).readableBytesView,
                correlationID: attempt.correlationID
            )
            return CallAttempt.Outcome(ending: ending, status: head.status, result: .failure(failure))
        }
        let result: Result<Answer, any Error>
        do {
            result = .success(try await read(head, response.body))
        } catch let error as ClientError {
            // What came is not what should come; another attempt would not mend that.
            result = .failure(error)
        }
        return CallAttempt.Outcome(ending: ending, status: head.status, result: result)
    }

    /// Does the work, or gives it up when the time is over.
    ///
    /// The client's own deadline would end with the head; a body that drips is cut off here too.
    private static func bounded<Value: Sendable>(
        by limit: Duration?,
        _ work: @escaping @Sendable () async throws -> Value,
    ) async throws -> Value {
        guard let limit else { return try await work() }
        return try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit)
                throw ClientError(.timedOut, "The server took longer than \(limit).")
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}

extension ClientError {
    /// What an HTTP client's error amounts to; its words are for the log.
    static func connection(_ error: any Error, _ correlationID: String) -> Self {
        if var known = error as? ClientError {
            known.correlationID = known.correlationID ?? correlationID
            return known
        }
        let isLate = [HTTPClientError.readTimeout, .connectTimeout, .deadlineExceeded, .writeTimeout]
            .contains { $0 == error as? HTTPClientError }
        return Self(
            isLate ? .timedOut : .connectionFailed,
            isLate ? "The server did not answer in time." : "The server could not be reached.",
            correlationID: correlationID,
            detail: String(describing: error),
        )
    }
}
