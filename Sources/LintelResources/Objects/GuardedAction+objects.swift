import LintelPlatform
import LintelTokens

extension GuardedAction {
    /// Reading geoscience objects of a workspace, and lists of them.
    package static func readObjects(_ evo: EvoSettings) -> GuardedAction {
        .evo(
            evo,
            "evo.objects-read",
            title: "read geoscience objects of a workspace",
            scope: "evo.object",
            atLeast: .viewer,
        )
    }

    /// Publishing, deleting and restoring geoscience objects of a workspace.
    package static func writeObjects(_ evo: EvoSettings) -> GuardedAction {
        .evo(
            evo,
            "evo.objects-write",
            title: "publish, delete or restore geoscience objects of a workspace",
            scope: "evo.object",
            atLeast: .editor,
        )
    }

    /// Listing objects of all workspaces of an organisation that the caller has a role in, and its stages.
    package static func listOrganisationObjects(_ evo: EvoSettings) -> GuardedAction {
        .evo(
            evo,
            "evo.objects-list-organisation",
            title: "list geoscience objects and stages of an organisation",
            scope: "evo.object",
        )
    }

    /// The actions of the geoscience object API.
    package static func objects(_ evo: EvoSettings) -> [GuardedAction] {
        [.readObjects(evo), .writeObjects(evo), .listOrganisationObjects(evo)]
    }
}
