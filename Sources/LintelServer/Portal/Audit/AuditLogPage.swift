import LintelPlatform

/// The audit log with its filter.
package struct AuditLogPage: PortalPage {
    package static let template = PageTemplate("audit-log")

    /// What stands in the filter's form.
    struct Form: Encodable, Sendable, Hashable {
        let view: SelectField
        let since: FormField
        let until: FormField
        let kind: SelectField
        let actor: FormField
        let app: FormField
        let errorID: FormField
        let correlationID: FormField
    }

    package let portal: PortalFrame
    let form: Form
    let lines: [AuditLine]
    let hasLines: Bool
    let isFiltered: Bool
    let action = SiteURL.audit(.log)
    let reset = SiteURL.audit(.log)
    let next: SiteURL?
    let csv: SiteURL
    let json: SiteURL

    package let title = "Audit · Lintel"

    /// - Parameters:
    ///   - views: The parts of the log that the visitor may choose from, with what they are called.
    ///   - error: What is wrong with a field of the filter.
    init(
        portal: PortalFrame,
        filter: AuditFilter,
        views: [SelectField.Option],
        lines: [AuditLine],
        next: Int64?,
        error: PlatformError? = nil,
    ) {
        self.portal = portal
        self.form = Self.form(filter, views: views, error: error)
        self.lines = lines
        self.hasLines = !lines.isEmpty
        let parameters = filter.parameters.map { AuditParameter($0.name, $0.value) }
        self.isFiltered = parameters.contains { $0.name != "view" && !$0.value.isEmpty }
        self.next = next.map { .audit(.search(parameters + [AuditParameter("before", String($0))])) }
        self.csv = .audit(.export(format: "csv", parameters))
        self.json = .audit(.export(format: "json", parameters))
    }

    private static func form(_ filter: AuditFilter, views: [SelectField.Option], error: PlatformError?) -> Form {
        func field(
            _ name: String,
            _ label: String,
            _ value: String,
            kind: FormField.Kind = .search,
            hint: String? = nil,
        ) -> FormField {
            FormField(
                name,
                label: label,
                kind: kind,
                value: value,
                hint: hint,
                error: error.flatMap { $0.field == name ? $0.message : nil },
                isRequired: false,
                // A day has a form of its own.
                maximumLength: kind == .date ? nil : 128,
            )
        }
        let kinds =
            [SelectField.Option("", label: "Everything")]
            + AuditKindGroup.allCases.map {
                SelectField.Option($0.prefix, label: $0.title, isSelected: filter.kind == $0.prefix)
            }
        return Form(
            view: SelectField("view", label: "Whose events", options: views),
            since: field("since", "From", filter.since, kind: .date),
            until: field("until", "To", filter.until, kind: .date),
            kind: SelectField("kind", label: "What", options: kinds),
            actor: field("actor", "Who (id)", filter.actor),
            app: field("app", "App (client id)", filter.app),
            errorID: field("error", "Error id", filter.errorID),
            correlationID: field("correlation", "Correlation id", filter.correlationID),
        )
    }
}
