import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// What a role is on, as the command line writes it: `workspace:ID`.
struct RolePlace: ExpressibleByArgument, CustomStringConvertible {
    let workspace: WorkspaceID

    init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0] == "workspace", let id = WorkspaceID(uuid: parts[1]) else { return nil }
        self.workspace = id
    }

    var description: String { "workspace:\(self.workspace)" }

    /// The answer that tells of a role that was given or taken.
    func answer(_ user: WorkspaceUser, email: String, _ sentence: String) -> CommandAnswer {
        CommandAnswer(sentence) { json in
            json.member("on", self.description)
            json.member("subject", user.principal.subject.rawValue)
            json.member("email", email)
            json.member("role", user.role.rawValue)
        }
    }
}
