import LintelCodec
import LintelPlatform

/// What is told of an iTwin; the raw value is its name on the wire (contract §4.2).
enum ITwinProperty: String, Sendable, Hashable, CaseIterable {
    case id
    case itsClass = "class"
    case subClass, type, displayName, number
    case account = "iTwinAccountId"
    case dataCenterLocation, status
    case parent = "parentId"
    case ianaTimeZone, imageName, image, createdDateTime, createdBy, lastModifiedDateTime, lastModifiedBy
    case geographicLocation, latitude, longitude

    /// What is told when nothing else is wanted.
    static let minimal: [Self] = [.id, .itsClass, .subClass, .type, .displayName, .number]

    /// Reads a list of properties such as `id,displayName`.
    ///
    /// - Throws: ``ITwinRefusal`` for one that there is not.
    static func selected(_ text: String, _ names: ITwinNames) throws(ITwinRefusal) -> [Self] {
        var wanted: Set<Self> = []
        for part in text.split(separator: ",", maxSplits: 64) {
            let name = part.trimmingSpaces().lowercased()
            guard let property = Self.allCases.first(where: { $0.rawValue.lowercased() == name }) else {
                throw names.invalidValue(
                    "The $select string contains an unknown property '\(part.trimmingSpaces().prefix(100))'.",
                    of: "$select",
                )
            }
            wanted.insert(property)
        }
        guard !wanted.isEmpty else { throw names.invalidValue("The $select string names no property.", of: "$select") }
        return Self.allCases.filter(wanted.contains)
    }
}

extension Substring {
    fileprivate func trimmingSpaces() -> Substring {
        var text = self.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}

extension ITwinNames {
    /// A value that does not fit.
    func invalidValue(_ message: String, of target: String) -> ITwinRefusal {
        self.invalid(message, field: target, code: "InvalidValue")
    }
}
