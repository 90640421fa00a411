import LintelCodec

/// Where on the earth something lies: the least and greatest longitude and latitude, in billionths of a degree.
///
/// A billionth of a degree is a tenth of a millimetre; whole numbers are compared the same way by every database.
package struct GeographicExtent: Sendable, Hashable {
    package let west: Int64
    package let south: Int64
    package let east: Int64
    package let north: Int64

    private static let unitsPerDegree = 1e9

    /// Nil when an edge is not on the earth or lies on the wrong side.
    package init?(west: Double, south: Double, east: Double, north: Double) {
        guard (-180...180).contains(west), (-180...180).contains(east), (-90...90).contains(south),
            (-90...90).contains(north), west <= east, south <= north
        else { return nil }
        self.west = Self.units(west)
        self.south = Self.units(south)
        self.east = Self.units(east)
        self.north = Self.units(north)
    }

    /// Takes an extent from the database.
    package init(storedWest west: Int64, south: Int64, east: Int64, north: Int64) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// The extent of an object's body; nil when its coordinates are of a system that is not converted here.
    ///
    /// Longitudes and latitudes in WGS 84 are taken as they are (EPSG 4326, with x for longitude).
    init?(of body: JSONObjectText) {
        guard let system = body["coordinate_reference_system"], system["epsg_code"]?.integerValue == 4326,
            let box = body["bounding_box"], let west = Self.number(box["min_x"]), let east = Self.number(box["max_x"]),
            let south = Self.number(box["min_y"]), let north = Self.number(box["max_y"])
        else { return nil }
        self.init(west: west, south: south, east: east, north: north)
    }

    /// The corners as degrees, counter-clockwise from the south-west and closed (RFC 7946 §3.1.6).
    package var corners: [(longitude: Double, latitude: Double)] {
        let west = Double(self.west) / Self.unitsPerDegree
        let south = Double(self.south) / Self.unitsPerDegree
        let east = Double(self.east) / Self.unitsPerDegree
        let north = Double(self.north) / Self.unitsPerDegree
        return [(west, south), (east, south), (east, north), (west, north), (west, south)]
    }

    private static func number(_ value: JSONValue?) -> Double? { value?.doubleValue }

    private static func units(_ degrees: Double) -> Int64 { Int64((degrees * Self.unitsPerDegree).rounded()) }
}
