import LintelCodec
import Synchronization

/// One sign-in while it waits for the browser: takes one answer, and only one that belongs to it.
final class SignInSession: Sendable {
    typealias Redeemer = @Sendable (SignInAttempt, _ code: String) async throws -> SignInResult

    private struct State {
        var attempt: SignInAttempt?
        var place: RedirectURI?
        var isAnswered = false
    }

    private let state = Mutex(State())
    private let outcome = SharedFetch<SignInResult>()
    private let applicationName: String
    private let redeem: Redeemer

    init(applicationName: String, redeem: @escaping Redeemer) {
        self.applicationName = applicationName
        self.redeem = redeem
    }

    /// Says what is waited for; what comes before is answered with 404.
    func begin(_ attempt: SignInAttempt, at place: RedirectURI) {
        self.state.withLock { state in
            state.attempt = attempt
            state.place = place
        }
    }

    /// Whether the answer has come and is followed now; the wait for it is over then, whatever the time.
    var isAnswered: Bool { self.state.withLock { $0.isAnswered } }

    /// What came of it, once the browser shows the closing page.
    func result() async throws -> SignInResult { try await self.outcome.value() }

    /// Answers a request that came to the listener.
    func respond(to request: LoopbackRequest) async -> LoopbackReply {
        let (attempt, place) = self.state.withLock { ($0.attempt, $0.place) }
        guard let attempt, let place else { return LoopbackReply(page: .unknown) }
        let answer: LoopbackAnswer
        do {
            answer = try LoopbackAnswer(
                method: request.method,
                target: request.target,
                hosts: request.hosts,
                for: place
            )
        } catch {
            return LoopbackReply(page: Self.page(error))
        }
        let verdict = attempt.judge(answer)
        if case .foreign = verdict { return LoopbackReply(page: .foreign) }
        let isFirst = self.state.withLock { state in
            defer { state.isAnswered = true }
            return !state.isAnswered
        }
        guard isFirst else { return LoopbackReply(page: .over) }
        let result: Result<SignInResult, any Error>
        do {
            result = .success(try await self.follow(verdict, attempt))
        } catch {
            result = .failure(error)
        }
        let page: ClosingPage =
            switch result {
            case .success: .signedIn(self.applicationName)
            case .failure: .failed(self.applicationName)
            }
        return LoopbackReply(page: page, sent: { [outcome] in outcome.finish(result) })
    }

    private func follow(_ verdict: SignInAttempt.Verdict, _ attempt: SignInAttempt) async throws -> SignInResult {
        switch verdict {
        case .code(let code): return try await self.redeem(attempt, code)
        case .failed(let error): throw error
        case .foreign(let reason): throw ClientError(.answerInvalid, reason)
        }
    }

    private static func page(_ refusal: LoopbackAnswer.Refusal) -> ClosingPage {
        switch refusal {
        case .elsewhere: .unknown
        case .method: .methodRefused
        case .host, .malformed: .foreign
        }
    }
}
