import LintelCodec
import LintelPlatform
import LintelTokens

/// What people type of a project, in the form that makes one and in the one that changes it (the part `project-fields`).
struct ProjectFields: Encodable, Sendable, Hashable {
    let name: FormField
    let number: FormField
    let subClass: SelectField
    let type: FormField
    let status: SelectField
    let location: FormField
    let timeZone: FormField
    let parent: FormField

    /// The names of the inputs, which are those of the API.
    static let names: Set<String> = [
        "displayName", "number", "subClass", "type", "status", "geographicLocation", "ianaTimeZone", "parentId",
        "iTwinAccountId",
    ]

    init(_ typed: ProjectTyping, error: PlatformError? = nil) {
        func text(_ name: String, _ label: String, hint: String? = nil, isRequired: Bool = false) -> FormField {
            FormField(
                name,
                label: label,
                value: typed[name],
                hint: hint,
                error: error.flatMap { $0.field == name ? $0.message : nil },
                isRequired: isRequired,
                maximumLength: ProjectDetails.maximumText,
                autocomplete: "off",
            )
        }
        func choice(_ name: String, _ label: String, _ options: [(String, String)]) -> SelectField {
            SelectField(
                name,
                label: label,
                options: options.map { SelectField.Option($0.0, label: $0.1, isSelected: $0.0 == typed[name]) },
            )
        }
        self.name = text("displayName", "Name", isRequired: true)
        self.number = text(
            "number",
            "Number",
            hint: "As your company counts its projects. No other project of it has it."
        )
        self.subClass = choice(
            "subClass",
            "Kind",
            ProjectSubClass.allCases.filter { $0 != .account }.map { ($0.rawValue, $0.title) },
        )
        self.type = text("type", "Type", hint: "Such as Bridge or Airport.")
        self.status = choice("status", "Status", ProjectStatus.allCases.map { ($0.rawValue, $0.rawValue) })
        self.location = text("geographicLocation", "Location")
        self.timeZone = text("ianaTimeZone", "Time zone", hint: "Such as Europe/Helsinki.")
        self.parent = text("parentId", "Part of", hint: "The ID of another project of the organisation.")
    }
}

/// The texts of the inputs.
struct ProjectTyping: Sendable, Hashable {
    private let texts: [String: String]

    /// As they were sent.
    init(_ form: FormFields) {
        self.texts = Dictionary(uniqueKeysWithValues: ProjectFields.names.map { ($0, form[$0] ?? "") })
    }

    /// As a project has them; nil for a new one.
    init(_ details: ProjectDetails? = nil) {
        self.texts = [
            "displayName": details?.name ?? "", "number": details?.number ?? "",
            "subClass": (details?.subClass ?? .project).rawValue, "type": details?.type ?? "",
            "status": (details?.status ?? .active).rawValue,
            "geographicLocation": details?.geographicLocation ?? "", "ianaTimeZone": details?.timeZone ?? "",
            "parentId": details?.parentID?.rawValue ?? "",
        ]
    }

    subscript(name: String) -> String { self.texts[name] ?? "" }

    /// What is said anew: empty inputs take a detail away.
    ///
    /// - Throws: ``PlatformError`` with code `projectInvalid` and the field.
    func change() throws(PlatformError) -> ProjectChange {
        var change = ProjectChange()
        change.name = self["displayName"]
        guard let subClass = ProjectSubClass(rawValue: self["subClass"]), subClass != .account,
            let status = ProjectStatus(rawValue: self["status"])
        else { throw .project("displayName", "Choose kind and status from the lists.") }
        change.subClass = subClass
        change.status = status
        change.number = .some(self["number"])
        change.type = .some(self["type"])
        change.geographicLocation = .some(self["geographicLocation"])
        change.timeZone = .some(self["ianaTimeZone"])
        change.parentID = .some(try self.parent())
        return change
    }

    private func parent() throws(PlatformError) -> ProjectID? {
        let text = self["parentId"]
        guard !text.isEmpty else { return nil }
        guard let id = ProjectID(uuid: text) else {
            throw .project("parentId", "The organisation has no project with this id.")
        }
        return id
    }
}

extension ProjectSubClass {
    /// What people call it.
    var title: String {
        switch self {
        case .account: "Organisation"
        case .asset: "Asset"
        case .project: "Project"
        case .portfolio: "Portfolio"
        case .program: "Program"
        case .workPackage: "Work package"
        }
    }
}
