/// One input of a form with its label, hint and error: the template part `field`.
package struct FormField: Encodable, Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        case text, email, password, url, search, date
    }

    /// Also the id of the input.
    let name: String
    let label: String
    let type: String
    let value: String
    let hint: String?
    /// Why the value is refused, as a sentence.
    let error: String?
    let isRequired: Bool
    let maximumLength: Int?
    /// The token of the HTML attribute `autocomplete`, such as `email`.
    let autocomplete: String?
    /// The id of a `datalist` with what the field suggests.
    let list: String?
    /// What stands in `aria-describedby`.
    let describedBy: String?

    package init(
        _ name: String,
        label: String,
        kind: Kind = .text,
        value: String = "",
        hint: String? = nil,
        error: String? = nil,
        isRequired: Bool = true,
        maximumLength: Int? = nil,
        autocomplete: String? = nil,
        list: String? = nil,
    ) {
        self.name = name
        self.label = label
        self.type = kind.rawValue
        self.value = value
        self.hint = hint
        self.error = error
        self.isRequired = isRequired
        self.maximumLength = maximumLength
        self.autocomplete = autocomplete
        self.list = list
        let ids = [error.map { _ in "\(name)-error" }, hint.map { _ in "\(name)-hint" }].compactMap { $0 }
        self.describedBy = ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}

/// A list to choose one of: the template part `select`.
package struct SelectField: Encodable, Sendable, Hashable {
    package struct Option: Encodable, Sendable, Hashable {
        let value: String
        let label: String
        let isSelected: Bool

        package init(_ value: String, label: String, isSelected: Bool = false) {
            self.value = value
            self.label = label
            self.isSelected = isSelected
        }
    }

    let name: String
    let label: String
    let options: [Option]
    let hint: String?
    let error: String?
    let describedBy: String?

    package init(_ name: String, label: String, options: [Option], hint: String? = nil, error: String? = nil) {
        self.name = name
        self.label = label
        self.options = options
        self.hint = hint
        self.error = error
        let ids = [error.map { _ in "\(name)-error" }, hint.map { _ in "\(name)-hint" }].compactMap { $0 }
        self.describedBy = ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}
