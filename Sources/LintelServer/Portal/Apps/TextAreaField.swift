/// A field for several values, one a line: the template part `text-area`.
package struct TextAreaField: Encodable, Sendable, Hashable {
    /// Also the id of the input.
    let name: String
    let label: String
    let value: String
    let rows: String
    let hint: String?
    let isRequired: Bool
    /// Answers what is wrong with the lines while they are typed; see ``RedirectCheckEndpoint``.
    let check: SiteURL?
    /// Why the value is refused, as a sentence.
    let error: String?
    /// What stands in `aria-describedby`.
    let describedBy: String?

    package init(
        _ name: String,
        label: String,
        value: String = "",
        rows: Int = 4,
        hint: String? = nil,
        error: String? = nil,
        isRequired: Bool = false,
        check: SiteURL? = nil,
    ) {
        self.name = name
        self.label = label
        self.value = value
        self.rows = String(rows)
        self.hint = hint
        self.error = error
        self.isRequired = isRequired
        self.check = check
        let ids = [error.map { _ in "\(name)-error" }, hint.map { _ in "\(name)-hint" }].compactMap { $0 }
        self.describedBy = ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}
