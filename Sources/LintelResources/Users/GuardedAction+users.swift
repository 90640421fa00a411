import LintelGuard
import LintelPlatform
import LintelTokens

extension GuardedAction {
    /// iTwin `GET /users/me`.
    package static func currentUser(_ iTwin: ITwinSettings) -> GuardedAction {
        GuardedAction(
            AccessAction(
                id: "itwin.users-me",
                title: "read the own profile (users/me)",
                api: iTwin.name,
                scopes: ["itwin-platform"],
                isAboutOrganisation: false,
            ),
            rules: [
                TokenRule(), AudienceRule(iTwin.audience, of: iTwin.name), RequiredScopeRule("itwin-platform"),
                PrincipalRule(),
            ],
        )
    }
}
