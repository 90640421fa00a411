/// What projects are chosen by; the raw value is the property's name in the API.
package enum ProjectProperty: String, FilterProperty {
    case id, displayName, number, type
    case itsClass = "class"
    case subClass, status
    case parent = "parentId"
    case account = "iTwinAccountId"
    case dataCenterLocation, ianaTimeZone, geographicLocation
    case createdDateTime, createdBy, lastModifiedDateTime, lastModifiedBy

    package var type: FilterValueType {
        switch self {
        case .id, .parent, .account, .createdBy, .lastModifiedBy: .id
        case .displayName: .name
        case .number, .type, .itsClass, .subClass, .status, .dataCenterLocation, .ianaTimeZone, .geographicLocation:
            .text
        case .createdDateTime, .lastModifiedDateTime: .time
        }
    }

    package var isOptional: Bool {
        switch self {
        case .number, .type, .dataCenterLocation, .ianaTimeZone, .geographicLocation: true
        default: false
        }
    }

    package static let furtherNames: [String: Self] = [:]
}
