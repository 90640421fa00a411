import LintelPlatform

/// The actions of the folder API, and what each of them asks for.
struct FolderActions: Sendable {
    let read: GuardedAction
    let write: GuardedAction

    init(_ evo: EvoSettings) {
        // Folders belong to the workspace, and to the product's workspace API.
        let scope = "evo.workspace"
        self.read = .evo(evo, "evo.folders-read", title: "see folders of a workspace", scope: scope, atLeast: .viewer)
        self.write = .evo(
            evo,
            "evo.folders-write",
            title: "make, move, delete or restore folders of a workspace",
            scope: scope,
            atLeast: .editor,
        )
    }

    /// All of them, in the order of display.
    var all: [GuardedAction] { [self.read, self.write] }
}
