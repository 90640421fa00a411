public import LintelTokens

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A project, which the iTwin platform calls an iTwin: schedules, documents, and the team that works on them.
public struct Project: Sendable, Hashable, Codable, Identifiable {
    /// Names the project.
    public var id: Identifier<Project>
    /// Its name.
    public var name: String
    /// `Endeavor` or `Thing`.
    public var itsClass: String
    /// Such as `Project` or `Asset`.
    public var subClass: String
    /// Free text.
    public var type: String?
    /// The number that people know it by.
    public var number: String?
    /// `Active`, `Inactive` or `Trial`.
    public var status: String?
    /// What it is a part of: a project, or an organisation.
    public var parent: String?
    /// The organisation that it belongs to.
    public var account: OrganisationID?
    /// Such as `Pacific/Auckland`.
    public var timeZone: String?
    /// Where it is, in words.
    public var location: String?
    /// Degrees north.
    public var latitude: Double?
    /// Degrees east.
    public var longitude: Double?
    /// When it was made.
    public var createdAt: Date?
    /// When it was changed.
    public var modifiedAt: Date?

    private enum CodingKeys: String, CodingKey {
        case id, subClass, type, number, status, latitude, longitude
        case name = "displayName"
        case itsClass = "class"
        case parent = "parentId"
        case account = "iTwinAccountId"
        case timeZone = "ianaTimeZone"
        case location = "geographicLocation"
        case createdAt = "createdDateTime"
        case modifiedAt = "lastModifiedDateTime"
    }
}

/// What is said of a project when it is made or changed; what is nil is left as it is.
public struct ProjectDetails: Sendable, Hashable, Codable {
    /// Its name; a new project needs it.
    public var name: String?
    /// `Endeavor` or `Thing`; a new project needs it.
    public var itsClass: String?
    /// Such as `Project` or `Asset`; a new project needs it.
    public var subClass: String?
    /// Free text.
    public var type: String?
    /// The number that people know it by.
    public var number: String?
    /// `Active`, `Inactive` or `Trial`.
    public var status: String?
    /// What it is a part of.
    public var parent: String?
    /// The organisation to make it in; nil for the caller's.
    public var account: OrganisationID?
    /// Such as `Pacific/Auckland`.
    public var timeZone: String?
    /// Where it is, in words.
    public var location: String?

    private enum CodingKeys: String, CodingKey {
        case subClass, type, number, status
        case name = "displayName"
        case itsClass = "class"
        case parent = "parentId"
        case account = "iTwinAccountId"
        case timeZone = "ianaTimeZone"
        case location = "geographicLocation"
    }

    /// Puts details together; what is not named here can be set afterwards.
    public init(name: String? = nil, number: String? = nil, type: String? = nil, status: String? = nil) {
        self.name = name
        self.number = number
        self.type = type
        self.status = status
    }

    /// The details of a new project of the usual class.
    public static func new(_ name: String, number: String? = nil) -> Self {
        var details = Self(name: name, number: number)
        details.itsClass = "Endeavor"
        details.subClass = "Project"
        return details
    }
}
