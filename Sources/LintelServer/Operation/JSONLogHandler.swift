import LintelCodec
package import LintelPlatform
import LintelTokens
package import Logging

/// Writes each log event as one JSON object on a line of its own: `time`, `level`, `message`, then the metadata.
package struct JSONLogHandler: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    package var logLevel: Logger.Level
    private let clock: WallClock
    private let write: @Sendable ([UInt8]) -> Void

    /// - Parameter write: Takes one line with its line feed, whole.
    package init(level: Logger.Level, clock: WallClock = .system, write: @escaping @Sendable ([UInt8]) -> Void) {
        self.logLevel = level
        self.clock = clock
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { self.metadata[key] }
        set { self.metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var metadata = self.metadata
        if let provided = self.metadataProvider?.get() { metadata.merge(provided) { _, new in new } }
        if let own = event.metadata { metadata.merge(own) { _, new in new } }
        var json = JSONWriter()
        json.beginObject()
        json.member("time", self.clock.now().timestamp)
        json.member("level", event.level.rawValue)
        json.member("message", event.message.description)
        if let error = event.error { json.member("error", "\(error)") }
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) where !Self.ownNames.contains(key) {
            json.key(key)
            Self.write(value, to: &json)
        }
        json.endObject()
        self.write(json.bytes + [UInt8(ascii: "\n")])
    }

    private static let ownNames: Set<String> = ["time", "level", "message"]

    private static func write(_ value: Logger.MetadataValue, to json: inout JSONWriter) {
        switch value {
        case .string(let text):
            json.string(text)
        case .stringConvertible(let value):
            json.string(value.description)
        case .array(let values):
            json.beginArray()
            for value in values { self.write(value, to: &json) }
            json.endArray()
        case .dictionary(let members):
            json.beginObject()
            for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                json.key(key)
                self.write(value, to: &json)
            }
            json.endObject()
        }
    }
}
