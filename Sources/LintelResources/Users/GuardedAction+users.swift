import LintelGuard
import LintelPlatform

extension GuardedAction {
    /// iTwin `GET /users/me`.
    package static func currentUser(_ iTwin: ProjectAPISettings) -> GuardedAction {
        .project(iTwin, "itwin.users-me", title: "read the own profile (users/me)")
    }
}
