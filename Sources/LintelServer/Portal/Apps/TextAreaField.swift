/// Several lines of text in a form: the template part `text-area`.
package struct TextAreaField: Sendable, Hashable {
    /// Also the id of the input.
    let name: String
    let label: String
    let value: String
    let rows: String
    let hint: String?
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
    ) {
        self.name = name
        self.label = label
        self.value = value
        self.rows = String(rows)
        self.hint = hint
        self.error = error
        let ids = [error.map { _ in "\(name)-error" }, hint.map { _ in "\(name)-hint" }].compactMap { $0 }
        self.describedBy = ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}
