package import LintelGuard
package import LintelPlatform

/// Where the resource APIs tell of calls that they refuse.
package struct RefusalNotes: Sendable {
    let clock: WallClock
    let note: @Sendable (Refusal.Reason, RefusedCall?) -> Void

    /// - Parameter note: Gets each refusal, with the decision behind it when the token itself was good.
    package init(clock: WallClock, note: @escaping @Sendable (Refusal.Reason, RefusedCall?) -> Void) {
        self.clock = clock
        self.note = note
    }
}
