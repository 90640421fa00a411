import LintelPlatform
import LintelTokens

extension WorkspaceRoleStore {
    /// Whose ids these are; an id that is nobody's stands for nobody.
    func subjects(of users: [UserID]?) async throws -> [Subject]? {
        guard let users else { return nil }
        var subjects: [Subject] = []
        for user in users {
            if let subject = try await self.subject(of: user) { subjects.append(subject) }
        }
        return subjects
    }
}
