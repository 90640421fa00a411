/// Addresses of the pages that show the audit log.
package enum AuditURL: PortalURL {
    case log
    /// The log with conditions; those without a value are left out.
    case search([AuditParameter])
    /// The same as a file.
    case export(format: String, [AuditParameter])

    package var path: String {
        switch self {
        case .log, .search: "/audit"
        case .export: "/audit/export"
        }
    }

    package var query: [(name: String, value: String)] {
        switch self {
        case .log: []
        case .search(let parameters): Self.fields(parameters)
        case .export(let format, let parameters): [(name: "format", value: format)] + Self.fields(parameters)
        }
    }

    private static func fields(_ parameters: [AuditParameter]) -> [(name: String, value: String)] {
        parameters.filter { !$0.value.isEmpty }.map { (name: $0.name, value: $0.value) }
    }
}

/// One condition of an address.
package struct AuditParameter: Sendable, Hashable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
