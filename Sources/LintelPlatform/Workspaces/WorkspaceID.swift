/// A workspace: a lower-case hyphenated UUID.
package struct WorkspaceID: Hashable, Sendable {
    package let rawValue: String

    package init(_ rawValue: String) {
        self.rawValue = rawValue
    }
}
