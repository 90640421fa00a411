import LintelPlatform

/// The actions of the file API, and what each of them asks for.
struct FileActions: Sendable {
    let read: GuardedAction
    let write: GuardedAction

    init(_ evo: EvoSettings) {
        let scope = "evo.file"
        self.read = .evo(evo, "evo.files-read", title: "read files of a workspace", scope: scope, atLeast: .viewer)
        self.write = .evo(
            evo,
            "evo.files-write",
            title: "upload, delete or restore files of a workspace",
            scope: scope,
            atLeast: .editor,
        )
    }

    /// All of them, in the order of display.
    var all: [GuardedAction] { [self.read, self.write] }
}
