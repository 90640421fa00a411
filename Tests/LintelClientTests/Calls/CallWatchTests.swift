import Hummingbird
import InMemoryLogging
import Logging
import Metrics
import MetricsTestKit
import Testing

@testable import LintelClient

@Suite struct CallWatchTests {
    let surroundings = TestSurroundings()

    @Test func countsCallsAndRepeats() async throws {
        let server = TestServer()
        let calls = Tally()
        server.on(.get, "things") { _ in
            calls.add() == 1 ? Response(status: .badGateway) : Response(status: .notFound)
        }
        let metrics = TestMetrics()
        let handler = InMemoryLogHandler()
        var settings = self.surroundings.settings()
        settings.logger = Logger(label: "test", factory: { _ in handler })
        let runner = CallRunner(settings, tokens: StaticTokenSource(AccessToken("hidden")))
        try await server.run { base async throws in
            let call = HTTPCall(address: "\(base)/things?secret=hidden", operation: "things.get")
            await withMetricsFactory(metrics) {
                _ = try? await runner.answer(call)
            }
        }
        let timer = try metrics.expectTimer(
            "lintel_client_calls_seconds",
            [("call", "things.get"), ("outcome", "4xx")]
        )
        #expect(timer.values.count == 1)
        let repeats = try metrics.expectCounter("lintel_client_repeats_total", [("call", "things.get")])
        #expect(repeats.totalValue == 1)
        let entries = handler.entries
        #expect(entries.map(\.level) == [.notice])
        #expect(entries.first?.metadata["status"] == "502")
        #expect(!"\(entries)".contains("hidden"))
    }

    @Test func namesOutcomesFromAFixedSet() {
        let outcomes = [nil, 200, 204, 303, 404, 500, 799].map(CallWatch.outcome)
        #expect(outcomes == ["none", "2xx", "2xx", "3xx", "4xx", "5xx", "5xx"])
    }
}
