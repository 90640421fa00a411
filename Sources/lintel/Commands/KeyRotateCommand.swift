import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTokens

/// Makes a successor for each signing key.
struct KeyRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Make new signing keys.",
        discussion:
            "They are published at once and sign after `keys.publish_lead`; what the old ones signed stays good.",
    )

    @OptionGroup var options: DataOptions

    func run() async throws {
        try await self.options.run { installation in
            let keys = try await installation.keyKeeper().rotate(at: installation.clock.now())
            for key in keys {
                try await installation.audit(.keyRotated, target: key.id.rawValue, detail: key.algorithm.rawValue)
            }
            let lines = keys.map { "\($0.id)  \($0.algorithm.rawValue)  signs from \($0.activatesAt.timestamp)" }
            return CommandAnswer(lines.joined(separator: "\n")) { json in
                json.key("keys")
                json.beginArray()
                for key in keys { KeyListCommand.write(key, nil, to: &json) }
                json.endArray()
            }
        }
    }
}
