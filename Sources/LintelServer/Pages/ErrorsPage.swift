/// The list of all error ids, where `error_uri` points (RFC 6749 §5.2).
package struct ErrorsPage: Page {
    package static let template = PageTemplate("errors")

    /// What one error id means.
    package struct Entry: Encodable, Sendable, Hashable {
        let id: String
        let meaning: String
        let remedy: String

        /// - Parameters:
        ///   - id: the stable id.
        ///   - meaning: the public sentence of the refusal.
        ///   - remedy: what a developer or a person can do about it.
        package init(id: String, meaning: String, remedy: String) {
            self.id = id
            self.meaning = meaning
            self.remedy = remedy
        }
    }

    let entries: [Entry]

    package let title = "Error ids · Lintel"

    /// - Parameter entries: the entries in the order in which they are shown.
    package init(entries: [Entry]) {
        self.entries = entries
    }
}
