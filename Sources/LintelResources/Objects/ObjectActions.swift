import LintelPlatform

/// The actions of the geoscience object API, and what each of them asks for.
struct ObjectActions: Sendable {
    let read: GuardedAction
    let write: GuardedAction
    /// Of all workspaces of an organisation that the caller has a role in.
    let listAll: GuardedAction

    init(_ evo: EvoSettings) {
        let scope = "evo.object"
        self.read = .evo(
            evo,
            "evo.objects-read",
            title: "read geoscience objects of a workspace",
            scope: scope,
            atLeast: .viewer,
        )
        self.write = .evo(
            evo,
            "evo.objects-write",
            title: "publish, delete or restore geoscience objects of a workspace",
            scope: scope,
            atLeast: .editor,
        )
        self.listAll = .evo(
            evo,
            "evo.objects-list-organisation",
            title: "list geoscience objects and stages of an organisation",
            scope: scope,
        )
    }

    /// All of them, in the order of display.
    var all: [GuardedAction] { [self.read, self.write, self.listAll] }
}
