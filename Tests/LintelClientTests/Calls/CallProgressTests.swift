import NIOHTTP1
import Testing

@testable import LintelClient

@Suite struct CallProgressTests {
    static let here = "https://api.example/things"

    private func progress(_ change: (inout HTTPCall) -> Void = { _ in }) throws -> CallProgress {
        var call = HTTPCall(address: Self.here, operation: "test")
        change(&call)
        return CallProgress(call, at: try #require(WebAddress(Self.here)), rule: RetryRule(maximumAttempts: 2))
    }

    private func answered(
        _ status: Int,
        location: String? = nil,
        tokenError: String? = nil,
    ) throws -> CallProgress.Ending {
        let here = try #require(WebAddress(Self.here))
        return .answered(
            status: status,
            retryAfter: nil,
            location: location.flatMap(here.following),
            tokenError: tokenError
        )
    }

    @Test func renewsATokenOnce() throws {
        var progress = try self.progress { $0.method = .POST }
        #expect(progress.next(after: try self.answered(401), jitter: 0) == .renewToken)
        #expect(progress.next(after: try self.answered(401), jitter: 0) == .finish)
    }

    @Test func renewsNoTokenThatIsGoodButNotForThis() throws {
        for error in ["insufficient_scope", "invalid_request", ""] {
            var progress = try self.progress()
            #expect(progress.next(after: try self.answered(401, tokenError: error), jitter: 0) == .finish)
        }
        var progress = try self.progress()
        #expect(progress.next(after: try self.answered(401, tokenError: "invalid_token"), jitter: 0) == .renewToken)
    }

    @Test func takesWhatIsGoneForDeletedOnlyAfterABreak() throws {
        for status in [404, 410] {
            var progress = try self.progress { $0.method = .DELETE }
            #expect(!progress.expectedStatuses.contains(status))
            _ = progress.next(after: .broken, jitter: 0)
            #expect(progress.expectedStatuses.contains(status))
            var other = try self.progress()
            _ = other.next(after: .broken, jitter: 0)
            #expect(!other.expectedStatuses.contains(status))
        }
    }

    @Test func renewsNoTokenThatWasNotSent() throws {
        var progress = try self.progress { $0.isAuthorised = false }
        #expect(progress.next(after: try self.answered(401), jitter: 0) == .finish)
    }

    @Test func keepsTheTokenWithinTheOrigin() throws {
        var progress = try self.progress()
        let step = progress.next(after: try self.answered(302, location: "/other?x=1"), jitter: 0)
        #expect(step == .follow(try #require(WebAddress("https://api.example/other?x=1"))))
        #expect(progress.sendsToken)
    }

    @Test(arguments: ["https://blobs.example/x", "https://api.example:8443/x", "//evil.example/x"])
    func takesNoTokenElsewhereAndNotBack(_ location: String) throws {
        var progress = try self.progress()
        guard case .follow = progress.next(after: try self.answered(307, location: location), jitter: 0) else {
            Issue.record("not followed")
            return
        }
        #expect(!progress.sendsToken)
        _ = progress.next(after: try self.answered(302, location: Self.here), jitter: 0)
        #expect(!progress.sendsToken)
        #expect(progress.next(after: try self.answered(401), jitter: 0) == .finish)
    }

    @Test(arguments: [
        "http://api.example/things", "ftp://api.example/x", "javascript:alert(1)", "https://a@b.example/",
    ])
    func followsNotIntoTheOpen(_ location: String) throws {
        var progress = try self.progress()
        #expect(progress.next(after: try self.answered(302, location: location), jitter: 0) == .refuseRedirect)
    }

    @Test func followsNothingThatWrites() throws {
        for method in ["POST", "PUT", "DELETE", "PATCH"] {
            var progress = try self.progress { $0.method = .init(rawValue: method) }
            #expect(progress.next(after: try self.answered(303, location: "/x"), jitter: 0) == .refuseRedirect)
        }
    }

    @Test func endsCircles() throws {
        var progress = try self.progress()
        for _ in 0..<5 { _ = progress.next(after: try self.answered(302, location: Self.here), jitter: 0) }
        #expect(progress.next(after: try self.answered(302, location: Self.here), jitter: 0) == .refuseRedirect)
    }

    @Test func takesWhatIsExpectedAsItIs() throws {
        var progress = try self.progress { $0.expected = [303, 404] }
        #expect(progress.next(after: try self.answered(303, location: "/x"), jitter: 0) == .finish)
        #expect(progress.next(after: try self.answered(404), jitter: 0) == .finish)
    }

    @Test func repeatsWhatBroke() throws {
        var progress = try self.progress()
        #expect(progress.next(after: .broken, jitter: 1) == .pause(.milliseconds(250)))
        #expect(progress.attempts == 2)
        #expect(progress.next(after: .broken, jitter: 1) == .finish)
    }
}
