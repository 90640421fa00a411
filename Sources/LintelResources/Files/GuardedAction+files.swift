import LintelPlatform
import LintelTokens

extension GuardedAction {
    /// Reading files of a workspace, and lists of them.
    package static func readFiles(_ evo: EvoSettings) -> GuardedAction {
        .evo(evo, "evo.files-read", title: "read files of a workspace", scope: "evo.file", atLeast: .viewer)
    }

    /// Uploading, deleting and restoring files of a workspace.
    package static func writeFiles(_ evo: EvoSettings) -> GuardedAction {
        .evo(
            evo,
            "evo.files-write",
            title: "upload, delete or restore files of a workspace",
            scope: "evo.file",
            atLeast: .editor,
        )
    }

    /// The actions of the file API.
    package static func files(_ evo: EvoSettings) -> [GuardedAction] { [.readFiles(evo), .writeFiles(evo)] }
}
