import LintelPlatform
import LintelServer
import LintelTokens
import Logging
import Synchronization
import Testing

@Suite struct JSONLogHandlerTests {
    @Test func writesOneObjectALine() {
        let lines = Lines()
        var logger = Logger(label: "test") { _ in
            JSONLogHandler(level: .info, clock: .fixed(UnixTime(seconds: 0))) { lines.add($0) }
        }
        logger[metadataKey: "correlation.id"] = "c1"
        logger.debug("not written")
        logger.info("a \"line\"\nand more", metadata: ["client.id": "x", "counts": ["1", .stringConvertible(2)]])
        #expect(
            lines.all == [
                #"{"time":"1970-01-01T00:00:00Z","level":"info","message":"a \"line\"\nand more","client.id":"x","#
                    + #""correlation.id":"c1","counts":["1","2"]}"# + "\n"
            ]
        )
    }

    @Test func metadataReplacesNoFixedMember() {
        let lines = Lines()
        let logger = Logger(label: "test") { _ in
            JSONLogHandler(level: .info, clock: .fixed(UnixTime(seconds: 0))) { lines.add($0) }
        }
        logger.warning("m", metadata: ["level": "trace", "nested": ["a": "b"]])
        #expect(
            lines.all == [
                #"{"time":"1970-01-01T00:00:00Z","level":"warning","message":"m","nested":{"a":"b"}}"# + "\n"
            ]
        )
    }
}

private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { self.lines.withLock { $0 } }

    func add(_ bytes: [UInt8]) { self.lines.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) } }
}
