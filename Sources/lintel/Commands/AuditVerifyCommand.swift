import ArgumentParser
import LintelCodec
import LintelPlatform

/// Walks the chain of the audit log.
struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "See that no entry of the audit log was changed or taken away.",
        discussion: """
            The exit code is 0 when the chain holds and 1 when it does not. Note the printed sequence number and hash
            elsewhere: somebody who can write the whole database could make a new chain, but not one with the old hash.
            """,
    )

    @OptionGroup var options: DataOptions

    func run() async throws {
        try await self.options.run { installation in
            // The end first: what is appended during the walk is not part of it.
            let end = try await installation.stores.audit.end()
            let hash = end.map { Hex.encode($0.hash) } ?? "-"
            let sequence = end?.sequence ?? 0
            if let broken = try await installation.stores.audit.firstBrokenLink() {
                throw Refusal(
                    "audit_broken",
                    """
                    The audit log was changed: the chain breaks at entry \(broken). Its end is entry \(sequence) with \
                    the hash \(hash).
                    """,
                )
            }
            return CommandAnswer("The audit log holds.\nEntries  \(sequence)\nHash     \(hash)") { json in
                json.member("intact", true)
                json.member("sequence", sequence)
                json.member("hash", hash)
            }
        }
    }
}
