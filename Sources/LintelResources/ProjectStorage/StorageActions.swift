import LintelPlatform

/// The actions of the Storage API, and what each of them asks for.
struct StorageActions: Sendable {
    let read: GuardedAction
    let recycleBin: GuardedAction
    let download: GuardedAction
    let change: GuardedAction
    let delete: GuardedAction

    init(_ api: ProjectAPISettings) {
        self.read = .project(
            api,
            "storage.read",
            title: "see a project's files and folders",
            needs: .readStorage,
            older: "storage:read",
        )
        // What was shared may have been deleted because it was.
        self.recycleBin = .project(
            api,
            "storage.recycle-bin",
            title: "see what of a project's files and folders was deleted",
            needs: .readStorage,
            opensToShares: false,
            older: "storage:read",
        )
        self.download = .project(
            api,
            "storage.download",
            title: "download a project's files",
            needs: .readStorage,
            older: "storage:read",
        )
        self.change = .project(
            api,
            "storage.change",
            title: "make and change a project's files and folders",
            needs: .writeStorage,
            older: "storage:modify",
        )
        self.delete = .project(
            api,
            "storage.delete",
            title: "delete a project's files and folders, and take them back",
            needs: .writeStorage,
            older: "storage:modify",
        )
    }

    /// All of them, in the order of display.
    var all: [GuardedAction] { [self.read, self.recycleBin, self.download, self.change, self.delete] }
}
