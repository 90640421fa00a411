import LintelPlatform
import LintelTokens

/// Who may do what in a folder, as those see and change it who look after the data source.
struct DocumentFolderAccess: Encodable, Sendable, Hashable {
    struct Entry: Encodable, Sendable, Hashable {
        let name: String
        let email: String
        let isService: Bool
        let isDisabled: Bool
        let right: String
    }

    /// What was sent and refused.
    struct Typed: Sendable, Hashable {
        var email = ""
        var right = ""
        let error: PlatformError
    }

    /// The folder above whose list holds here.
    struct Above: Encodable, Sendable, Hashable {
        let name: String
        let url: SiteURL
    }

    let folder: String
    let hasOwn: Bool
    /// Nil when the folder has a list of its own, and when no list holds.
    let above: Above?
    let isOpen: Bool
    let entries: [Entry]
    let hasEntries: Bool
    let email: FormField
    let right: SelectField
    let others: SelectField
    let setting: SiteURL
    let settingForOthers: SiteURL
    let removal: SiteURL
    let inheritance: SiteURL

    /// - Parameters:
    ///   - own: The folder's own list; nil when it has none.
    ///   - entries: Those whom it names.
    ///   - above: The folder above whose list holds, with that list; nil when there is none.
    init(
        _ folder: DocumentFolder,
        own: FolderAccessList?,
        entries: [FolderAccessEntry],
        above: (folder: DocumentFolder, list: FolderAccessList)?,
        typed: Typed? = nil,
    ) {
        self.folder = folder.id.rawValue
        self.hasOwn = own != nil
        self.above =
            own == nil
            ? above.map {
                Above(name: $0.folder.name.text, url: .dataSources(.folder(folder.sourceID, $0.folder.id)))
            } : nil
        self.isOpen = own == nil && above == nil
        self.entries = entries.map { entry in
            Entry(
                name: entry.principal.name,
                email: entry.principal.email,
                isService: entry.principal.isService,
                isDisabled: entry.principal.isDisabled,
                right: entry.right.title,
            )
        }
        self.hasEntries = !entries.isEmpty
        self.email = FormField(
            "email",
            label: "E-mail of a person or service",
            value: typed?.email ?? "",
            hint: "Of somebody who has a role in the data source. For a service app this is its client e-mail.",
            error: typed.flatMap { $0.error.field == "email" ? $0.error.message : nil },
            maximumLength: EmailKey.maximumLength,
            autocomplete: "off",
        )
        self.right = Self.choice(
            "right",
            "Access",
            typed.flatMap { FolderRight(word: $0.right) } ?? .read,
            error: typed.flatMap { $0.error.field == "right" ? $0.error.message : nil },
        )
        self.others = Self.choice(
            "others",
            "Access of all others",
            own?.others ?? above?.list.others ?? .read,
            error: typed.flatMap { $0.error.field == "others" ? $0.error.message : nil },
        )
        self.setting = .dataSources(.access(folder.sourceID))
        self.settingForOthers = .dataSources(.accessForOthers(folder.sourceID))
        self.removal = .dataSources(.accessRemoval(folder.sourceID))
        self.inheritance = .dataSources(.accessInheritance(folder.sourceID))
    }

    private static func choice(_ name: String, _ label: String, _ right: FolderRight, error: String? = nil)
        -> SelectField
    {
        SelectField(
            name,
            label: label,
            options: FolderRight.allCases.map {
                SelectField.Option($0.word, label: $0.title, isSelected: $0 == right)
            },
            error: error,
        )
    }
}

extension FolderRight {
    /// What people call it.
    var title: String {
        switch self {
        case .none: "None: the folder does not exist for them"
        case .read: "Read"
        case .write: "Read and write"
        }
    }
}
