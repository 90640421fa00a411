import LintelPlatform

extension SQLError: TemporaryFault {
    /// Another program's lock, too many callers, a full or read-only disk, a server that is away, a stop under way: all
    /// of them may pass.
    package var isTemporary: Bool {
        [.busy, .diskFull, .readOnly, .closed, .accessDenied, .unreachable, .conflict, .unknownOutcome]
            .contains(self.code)
    }
}
