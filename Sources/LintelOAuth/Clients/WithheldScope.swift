/// A scope that an app has asked for and may not use.
package struct WithheldScope: Sendable, Hashable {
    package var scope: String
    /// Whether somebody has refused it; otherwise it waits for a decision.
    package var isRefused: Bool

    package init(scope: String, isRefused: Bool) {
        self.scope = scope
        self.isRefused = isRefused
    }
}
