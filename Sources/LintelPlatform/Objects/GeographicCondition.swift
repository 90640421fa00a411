/// A condition on where objects lie, as in `geointersects:(171.6,-44.5),(173.7,-44.5),…`.
package struct GeographicCondition: Sendable, Hashable {
    package enum Relation: String, Sendable, Hashable {
        /// They have a point in common with the area.
        case intersects = "geointersects"
        /// They lie in the area.
        case within = "geowithin"
    }

    package let relation: Relation
    /// The area: the rectangle around the polygon that was sent.
    package let extent: GeographicExtent

    package init(_ relation: Relation, _ extent: GeographicExtent) {
        self.relation = relation
        self.extent = extent
    }

    /// Reads a condition: an optional relation with a colon, and five pairs of longitude and latitude that close a polygon.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package init(_ text: String) throws(PlatformError) {
        var pairs = Substring(text)
        var relation = Relation.intersects
        for known in [Relation.intersects, .within] where text.hasPrefix(known.rawValue + ":") {
            relation = known
            pairs = text.dropFirst(known.rawValue.count + 1)
        }
        guard let points = Self.points(pairs), points.count == 5, points.first == points.last,
            let west = points.map({ $0[0] }).min(), let east = points.map({ $0[0] }).max(),
            let south = points.map({ $0[1] }).min(), let north = points.map({ $0[1] }).max(),
            let extent = GeographicExtent(west: west, south: south, east: east, north: north)
        else {
            throw PlatformError(
                .queryInvalid,
                "It is five pairs of longitude and latitude, (171.6,-44.5),…, the last of which is the first, with "
                    + "geointersects: or geowithin: in front.",
                field: "geojson_bounding_box",
            )
        }
        self.init(relation, extent)
    }

    /// Numbers in pairs of parentheses with commas between them.
    private static func points(_ text: Substring) -> [[Double]]? {
        guard text.utf8.count <= 1000, text.hasPrefix("("), text.hasSuffix(")") else { return nil }
        let pairs = text.dropFirst().dropLast().replacing(" ", with: "").split(separator: "),(")
        let points = pairs.map { pair in
            pair.split(separator: ",", omittingEmptySubsequences: false).compactMap { Double($0) }.filter(\.isFinite)
        }
        return points.allSatisfy { $0.count == 2 } ? points : nil
    }
}
