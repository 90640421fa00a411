import LintelGuard
import LintelPlatform

extension GuardedAction {
    /// iTwin `GET /users/me`.
    package static func currentUser(_ iTwin: ProjectAPISettings) -> GuardedAction {
        .project(iTwin, "itwin.users-me", title: "read the own profile (users/me)")
    }

    /// iTwin `GET /users`, `GET /users/{id}` and `POST /users/getbyidlist`.
    package static func colleagues(_ iTwin: ProjectAPISettings) -> GuardedAction {
        .project(iTwin, "itwin.users-find", title: "find people of the own organisations", older: "users:read")
    }
}
