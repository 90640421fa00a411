extension GuardedAction {
    /// The actions of the workspace API.
    package static func workspaces(_ evo: EvoSettings) -> [GuardedAction] { [] }
}
