package import LintelCodec

/// What people say of a block model beside its grid; always checked.
package struct BlockModelDetails: Sendable, Hashable {
    package private(set) var name: String
    package private(set) var description: String?
    package private(set) var coordinateSystem: String?
    package private(set) var sizeUnit: String?
    /// Whether updates fill sub-blocks that are missing unless they say otherwise.
    package private(set) var fillsSubblocks = false

    package static let nameLengths = 3...100
    package static let maximumDescription = 500
    package static let maximumCoordinateSystem = 10_000
    package static let maximumUnit = 100

    /// Reads the details of a new block model.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid`.
    package init(_ body: JSONValue) throws(PlatformError) {
        guard let name = body["name"] else { throw .blockModel("name", "This is missing.") }
        self.name = try Self.checkedName(name)
        try self.change(by: body)
    }

    /// Takes details from the database.
    package init(
        storedName name: String,
        description: String?,
        coordinateSystem: String?,
        sizeUnit: String?,
        fillsSubblocks: Bool,
    ) {
        self.name = name
        self.description = description
        self.coordinateSystem = coordinateSystem
        self.sizeUnit = sizeUnit
        self.fillsSubblocks = fillsSubblocks
    }

    /// The details with those changed that the body names; `null` takes one away that need not be there.
    ///
    /// - Throws: ``PlatformError`` with code `blockModelInvalid`.
    package func changed(by body: JSONValue) throws(PlatformError) -> BlockModelDetails {
        var details = self
        if let name = body["name"], name != .null { details.name = try Self.checkedName(name) }
        try details.change(by: body)
        return details
    }

    private mutating func change(by body: JSONValue) throws(PlatformError) {
        if let value = body["description"] {
            self.description = try Self.text(value, "description", Self.maximumDescription)
        }
        if let value = body["coordinate_reference_system"] {
            self.coordinateSystem = try Self.text(value, "coordinate_reference_system", Self.maximumCoordinateSystem)
        }
        if let value = body["size_unit_id"] {
            self.sizeUnit = try Self.text(value, "size_unit_id", Self.maximumUnit)
        }
        switch body["fill_subblocks"] {
        case nil, .null?: break
        case .bool(let value)?: self.fillsSubblocks = value
        default: throw .blockModel("fill_subblocks", "This has to be true or false.")
        }
    }

    private static func checkedName(_ value: JSONValue) throws(PlatformError) -> String {
        guard let line = value.stringValue.flatMap({ try? PlainLine($0, maximum: Self.nameLengths.upperBound) }),
            line.text.unicodeScalars.count >= Self.nameLengths.lowerBound,
            // By bytes: with a mark behind it a slash is part of another character.
            !line.text.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") })
        else {
            throw .blockModel("name", "A name has 3 to 100 characters that can be seen, and neither / nor \\.")
        }
        return line.text
    }

    /// A text of at most so many characters, or nil for `null`.
    static func text(_ value: JSONValue, _ field: String, _ maximum: Int) throws(PlatformError) -> String? {
        if value == .null { return nil }
        guard let text = value.stringValue.flatMap({ PlainText($0, maximum: maximum) }) else {
            throw .blockModel(field, "It is a text of at most \(maximum) characters that can be seen.")
        }
        return text.text
    }
}
