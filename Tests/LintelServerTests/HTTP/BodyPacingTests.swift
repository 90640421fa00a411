import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import LintelServer

@Suite struct BodyPacingTests {
    private enum Event: Equatable {
        case written(Int)
        case seen(Int)
        case finished
    }

    private final class Events: Sendable {
        private let all = Mutex<[Event]>([])

        func add(_ event: Event) { self.all.withLock { $0.append(event) } }

        var list: [Event] { self.all.withLock { $0 } }
    }

    /// Notes each piece, and when the event loop got round to it.
    private struct NotingWriter: ResponseBodyWriter {
        let events: Events
        let loop: any EventLoop
        var count = 0

        mutating func write(_ buffer: ByteBuffer) async throws {
            self.count += 1
            let (events, number) = (self.events, self.count)
            events.add(.written(number))
            self.loop.execute { events.add(.seen(number)) }
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
            self.events.add(.finished)
        }
    }

    @Test func aPieceWaitsForTheLoopToHaveSeenTheOneBefore() async throws {
        let events = Events()
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        var writer = BodyPacing.Writer(base: NotingWriter(events: events, loop: loop), loop: loop)
        for _ in 0..<50 { try await writer.write(ByteBuffer(repeating: 0, count: BodyPacing.stride)) }
        try await writer.finish(nil)
        let pieces = (1...50).flatMap { [Event.written($0), .seen($0)] }
        #expect(events.list == pieces + [.finished])
    }

    @Test func shortPiecesAreHeldBackTogether() async throws {
        let events = Events()
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        var writer = BodyPacing.Writer(base: NotingWriter(events: events, loop: loop), loop: loop)
        let half = ByteBuffer(repeating: 0, count: BodyPacing.stride / 2)
        for _ in 0..<20 { try await writer.write(half) }
        let list = events.list
        for number in stride(from: 2, to: 20, by: 2) {
            let seen = try #require(list.firstIndex(of: .seen(number)))
            let next = try #require(list.firstIndex(of: .written(number + 1)))
            #expect(seen < next)
        }
    }
}
