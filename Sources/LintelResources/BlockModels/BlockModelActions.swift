import LintelPlatform

/// The actions of the block model API, and what each of them asks for.
struct BlockModelActions: Sendable {
    let read: GuardedAction
    let write: GuardedAction
    /// Of all workspaces of an organisation that the caller has a role in.
    let listAll: GuardedAction

    init(_ evo: EvoSettings) {
        let scope = "evo.blocksync"
        self.read = .evo(
            evo,
            "evo.blockmodels-read",
            title: "read and query block models of a workspace",
            scope: scope,
            atLeast: .viewer,
        )
        self.write = .evo(
            evo,
            "evo.blockmodels-write",
            title: "make, change, delete or restore block models of a workspace",
            scope: scope,
            atLeast: .editor,
        )
        self.listAll = .evo(
            evo,
            "evo.blockmodels-list-organisation",
            title: "list block models and units of an organisation",
            scope: scope,
        )
    }

    /// All of them, in the order of display.
    var all: [GuardedAction] { [self.read, self.write, self.listAll] }
}
