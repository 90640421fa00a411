import LintelOAuth
import LintelPlatform
import LintelServer

extension Installation {
    /// Runs something under the rules for the team of a project, and records what it has done.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` when there is no such project.
    func manageTeam<Value>(of id: ProjectID, _ body: (ProjectTeam) async throws -> Value) async throws -> Value {
        guard let project = try await self.stores.projects.project(id) else {
            throw PlatformError(.notFound, "There is no project with the id \(id).", field: "on")
        }
        let masterKey = try await self.masterKey()
        return try await self.recording { audit in
            let management = ProjectTeamManagement(
                stores: self.stores,
                clientEmails: self.clientEmails,
                codec: HandleCodec(masterKey: masterKey.key),
                random: self.random,
                audit: audit,
                notices: NoNotices(),
            )
            return try await body(management.team(ofByCommandLine: project, at: self.clock.now()))
        }
    }
}

/// The command line brings in who is known, and asks nobody: it has no mails to send.
private struct NoNotices: NoticeSender {
    func send(_ notice: Notice, to recipients: [String]) async {}
}
