package import LintelCodec

/// The area of a workspace: a GeoJSON polygon (RFC 7946 §3.1.6) of positions with two numbers each.
package struct BoundingBox: Sendable, Hashable {
    /// The polygon as JSON text, written by us.
    package let json: String

    package static let maximumRings = 16
    /// Of all rings together.
    package static let maximumPositions = 1_000

    /// Checks a polygon that somebody has sent.
    ///
    /// - Throws: ``PlatformError`` with code `workspaceInvalid` and field `bounding_box`.
    package init(_ value: JSONValue) throws(PlatformError) {
        guard value["type"]?.stringValue == "Polygon", let rings = value["coordinates"]?.arrayValue,
            (1...Self.maximumRings).contains(rings.count)
        else { throw Self.unfit }
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("type", "Polygon")
        writer.key("coordinates")
        writer.beginArray()
        var count = 0
        for ring in rings {
            let positions = try Self.positions(of: ring)
            count += positions.count
            guard count <= Self.maximumPositions else { throw Self.unfit }
            Self.write(positions, to: &writer)
        }
        writer.endArray()
        writer.endObject()
        self.json = String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Takes a polygon as it was stored.
    package init(stored json: String) {
        self.json = json
    }

    /// A closed ring: four positions or more, of which the last is the first.
    private static func positions(of ring: JSONValue) throws(PlatformError) -> [[JSONValue]] {
        guard let elements = ring.arrayValue, (4...Self.maximumPositions).contains(elements.count) else {
            throw Self.unfit
        }
        var positions: [[JSONValue]] = []
        for element in elements {
            guard let position = element.arrayValue, position.count == 2, position.allSatisfy(Self.isCoordinate) else {
                throw Self.unfit
            }
            positions.append(position)
        }
        guard Self.isSame(positions.first, positions.last) else { throw Self.unfit }
        return positions
    }

    private static func isCoordinate(_ value: JSONValue) -> Bool {
        guard let number = value.doubleValue else { return false }
        return number.magnitude <= 1e12
    }

    private static func isSame(_ left: [JSONValue]?, _ right: [JSONValue]?) -> Bool {
        left?.map(\.doubleValue) == right?.map(\.doubleValue)
    }

    private static func write(_ positions: [[JSONValue]], to writer: inout JSONWriter) {
        writer.beginArray()
        for position in positions {
            writer.beginArray()
            for number in position {
                if case .integer(let value) = number {
                    writer.integer(value)
                } else {
                    writer.number(number.doubleValue ?? 0)
                }
            }
            writer.endArray()
        }
        writer.endArray()
    }

    private static let unfit = PlatformError.workspace(
        "bounding_box",
        "A bounding box is a GeoJSON polygon: at most \(Self.maximumRings) closed rings with at most "
            + "\(Self.maximumPositions) positions of two numbers.",
    )
}
