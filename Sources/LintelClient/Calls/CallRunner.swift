import AsyncHTTPClient
import LintelCodec
import Logging
import NIOCore
import NIOHTTP1

/// Makes calls: the one place where token, correlation id, time-outs, repeats and redirects are put to them.
struct CallRunner: Sendable {
    let settings: ClientSettings
    /// Where tokens come from; nil for what is open to all.
    let tokens: (any TokenSource)?

    init(_ settings: ClientSettings, tokens: (any TokenSource)? = nil) {
        self.settings = settings
        self.tokens = tokens
    }

    /// The whole answer, at most as large as the settings or `limit` allow.
    func answer(_ call: HTTPCall, atMost limit: Int? = nil) async throws -> HTTPAnswer {
        let limit = limit ?? self.settings.maximumAnswerBytes
        return try await self.run(call, within: self.settings.callTimeout) { head, body in
            HTTPAnswer(head: head, bytes: try await Self.collect(body, atMost: limit))
        }
    }

    /// Makes a call and has `read` take its answer, which may be as long as it likes.
    ///
    /// - Parameters:
    ///   - limit: How long one attempt may take, its reading included; nil sets no end to it.
    ///   - read: Called once, for an answer that is no failure. What it throws ends the call.
    func run<Answer: Sendable>(
        _ call: HTTPCall,
        within limit: Duration?,
        read: @escaping @Sendable (AnswerHead, HTTPClientResponse.Body) async throws -> Answer,
    ) async throws -> Answer {
        guard let address = WebAddress(call.address) else {
            throw ClientError(.addressRefused, "The address of the call is none of http or https.")
        }
        guard call.hasPlainPath else {
            throw ClientError(.addressRefused, "A part of the call's path is empty or a dot.")
        }
        var attempt = CallAttempt(call, correlationID: Hex.encode(self.settings.environment.randomBytes(16)))
        var progress = CallProgress(call, at: address, rule: self.settings.retries)
        var token = progress.sendsToken ? try await self.tokens?.token() : nil
        let watch = CallWatch(operation: call.operation)
        while true {
            try self.checkAddress(
                progress.address,
                carries: call.isConfidential || (progress.sendsToken && token != nil)
            )
            let request = attempt.request(
                to: progress.address,
                token: progress.sendsToken ? token : nil,
                userAgent: self.settings.userAgent
            )
            let outcome = try await self.attempt(request, attempt, progress.address, within: limit, read: read)
            let step = progress.next(after: outcome.ending, jitter: self.settings.environment.randomFraction())
            switch step {
            case .finish:
                watch.finish(status: outcome.status, attempts: progress.attempts)
                return try outcome.result.get()
            case .refuseRedirect:
                watch.finish(status: outcome.status, attempts: progress.attempts)
                throw ClientError.redirect(outcome.status, attempt.correlationID)
            case .follow: continue
            case .renewToken:
                guard let newer = try await self.token(replacing: token, outcome) else {
                    watch.finish(status: outcome.status, attempts: progress.attempts)
                    return try outcome.result.get()
                }
                token = newer
            case .pause(let pause):
                self.log(call, outcome, pause, attempt.correlationID)
                attempt.call.expected = progress.expectedStatuses
                try await self.settings.environment.sleep(pause)
            }
        }
    }

    /// Another token than the one that was refused; nil when there is none, and the answer stands.
    private func token(
        replacing refused: AccessToken?,
        _ outcome: CallAttempt.Outcome<some Sendable>,
    ) async throws -> AccessToken? {
        guard let refused, let tokens else { return nil }
        do {
            let newer = try await tokens.token(replacing: refused)
            return newer.value == refused.value ? nil : newer
        } catch var error as ClientError {
            // What the API said tells more than why no other token could be had, unless somebody can mend that.
            guard error.code == .signInNeeded, case .failure(let refusal as ClientError) = outcome.result else {
                return nil
            }
            error.status = refusal.status
            error.id = refusal.id
            error.correlationID = refusal.correlationID
            error.explanation = refusal.explanation
            error.detail = refusal.message
            throw error
        }
    }

    /// Tokens and secrets go where nobody reads along.
    private func checkAddress(_ address: WebAddress, carries: Bool) throws {
        guard !carries || address.isConfidential || self.settings.allowsPlainHTTP else {
            throw ClientError(
                .addressRefused,
                "\(address.origin.scheme)://\(address.origin.host) is not encrypted: no token and no secret is sent there.",
            )
        }
    }

    private func log(_ call: HTTPCall, _ outcome: CallAttempt.Outcome<some Sendable>, _ pause: Duration, _ id: String) {
        self.settings.logger.notice(
            "A call is made once more.",
            metadata: [
                "call": "\(call.operation)", "status": "\(outcome.status ?? 0)", "pause": "\(pause)",
                "correlation.id": "\(id)",
            ],
        )
    }

    private static func collect(_ body: HTTPClientResponse.Body, atMost limit: Int) async throws -> [UInt8] {
        do {
            return Array(try await body.collect(upTo: limit).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw ClientError(.answerTooLarge, "The answer has more than \(limit) bytes.")
        }
    }
}

extension ClientError {
    static func redirect(_ status: Int?, _ correlationID: String) -> Self {
        Self(
            .redirectRefused,
            "The server led elsewhere, and this call does not follow.",
            status: status,
            correlationID: correlationID,
        )
    }
}
