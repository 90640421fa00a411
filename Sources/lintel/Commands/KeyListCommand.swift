import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTokens

/// Lists the published signing keys.
struct KeyListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the published signing keys.")

    @OptionGroup var options: DataOptions

    func run() async throws {
        try await self.options.run { installation in
            let keys = try await installation.keyKeeper().states(at: installation.clock.now())
            let lines = keys.map { key, phase in
                let end = key.removedAt.map { ", leaves \($0.timestamp)" } ?? ""
                return "\(key.id)  \(key.algorithm.rawValue)  \(phase) (signs from \(key.activatesAt.timestamp)\(end))"
            }
            let text = lines.isEmpty ? "There are no keys yet; the server makes them." : lines.joined(separator: "\n")
            return CommandAnswer(text) { json in
                json.key("keys")
                json.beginArray()
                for (key, phase) in keys { Self.write(key, phase, to: &json) }
                json.endArray()
            }
        }
    }

    /// Writes what may be known of a key.
    static func write(_ key: SigningKeyRecord, _ phase: String?, to json: inout JSONWriter) {
        json.beginObject()
        json.member("key_id", key.id.rawValue)
        json.member("algorithm", key.algorithm.rawValue)
        if let phase { json.member("phase", phase) }
        json.member("created_at", key.createdAt.timestamp)
        json.member("activates_at", key.activatesAt.timestamp)
        if let removedAt = key.removedAt { json.member("removed_at", removedAt.timestamp) }
        json.endObject()
    }
}
