/// A field for several values, one a line: the template part `lines`.
struct LinesField: Sendable, Hashable {
    /// Also the id of the field.
    let name: String
    let label: String
    let value: String
    let hint: String?
    let error: String?
    let isRequired: Bool
    /// What stands in `aria-describedby`.
    let describedBy: String?

    init(
        _ name: String,
        label: String,
        value: String,
        hint: String? = nil,
        error: String? = nil,
        isRequired: Bool = false,
    ) {
        self.name = name
        self.label = label
        self.value = value
        self.hint = hint
        self.error = error
        self.isRequired = isRequired
        let ids = [error.map { _ in "\(name)-error" }, hint.map { _ in "\(name)-hint" }].compactMap { $0 }
        self.describedBy = ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}
