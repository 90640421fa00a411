package import LintelCodec

/// A unit that columns and sizes of blocks can have, with the id that clients know it by.
package struct BlockUnit: Sendable, Hashable {
    package let id: String
    package let symbol: String
    package let description: String
    package let type: Kind
    /// What a value is multiplied by to have it in the first unit of its kind.
    package let factor: Double

    package enum Kind: String, Sendable, Hashable {
        case massPerMass = "MASS_PER_MASS"
        case massPerVolume = "MASS_PER_VOLUME"
        case dimensionless = "GENERIC_DIMENSIONLESS"
        case mass = "MASS"
        case length = "LENGTH"
        case volume = "VOLUME"
        case value = "VALUE"
        case valuePerMass = "VALUE_PER_MASS"
        case category = "CATEGORY"
        case angle = "ANGLE"
    }

    private init(_ id: String, _ symbol: String, _ description: String, _ type: Kind, _ factor: Double) {
        self.id = id
        self.symbol = symbol
        self.description = description
        self.type = type
        self.factor = factor
    }

    /// The unit of an id, or of a name that the public clients have for a unit of mass.
    package static func known(_ id: String) -> BlockUnit? {
        let id = Self.names[id] ?? id
        return Self.all.first { $0.id == id }
    }

    private static let names = ["oz": "ozm[troy]", "lb": "lbm"]

    /// Writes the members.
    package func write(to json: inout JSONWriter) {
        json.member("unit_id", self.id)
        json.member("symbol", self.symbol)
        json.member("description", self.description)
        json.member("unit_type", self.type.rawValue)
        json.key("conversion_factor")
        json.number(self.factor)
    }

    /// Kilograms in a carat, a pound, a troy ounce and a short ton; cubic metres in a cubic foot.
    private static let (carat, pound, ounce, ton, cubicFoot) = (
        0.000_2, 0.453_592_37, 0.031_103_476_8, 907.184_74, 0.028_316_846_592
    )

    /// Those that the public clients name.
    package static let all: [BlockUnit] = grades + densities + masses + measures

    private static let grades = [
        BlockUnit("%[mass]", "%", "Percent by mass", .massPerMass, 0.01),
        BlockUnit("0.01 ct/t", "ct/100t", "Carats per hundred tonnes", .massPerMass, carat / 100_000),
        BlockUnit("ct/t", "ct/t", "Carats per tonne", .massPerMass, carat / 1_000),
        BlockUnit("g/t", "g/t", "Grams per tonne", .massPerMass, 1e-6),
        BlockUnit("ug/g", "µg/g", "Micrograms per gram", .massPerMass, 1e-6),
        BlockUnit("ug/kg", "µg/kg", "Micrograms per kilogram", .massPerMass, 1e-9),
        BlockUnit("mg/g", "mg/g", "Milligrams per gram", .massPerMass, 1e-3),
        BlockUnit("mg/kg", "mg/kg", "Milligrams per kilogram", .massPerMass, 1e-6),
        BlockUnit("ppb[mass]", "ppb", "Parts per billion by mass", .massPerMass, 1e-9),
        BlockUnit("ppm[mass]", "ppm", "Parts per million by mass", .massPerMass, 1e-6),
        BlockUnit("oz t/ton[US]", "oz t/ton", "Troy ounces per short ton", .massPerMass, ounce / ton),
    ]

    private static let densities = [
        BlockUnit("kg/m3", "kg/m³", "Kilograms per cubic metre", .massPerVolume, 1),
        BlockUnit("g/cm3", "g/cm³", "Grams per cubic centimetre", .massPerVolume, 1_000),
        BlockUnit("lbm/ft3", "lb/ft³", "Pounds per cubic foot", .massPerVolume, pound / cubicFoot),
        BlockUnit("ton[US]/ft3", "ton/ft³", "Short tons per cubic foot", .massPerVolume, ton / cubicFoot),
        BlockUnit("t/m3", "t/m³", "Tonnes per cubic metre", .massPerVolume, 1_000),
    ]

    private static let masses = [
        BlockUnit("kg", "kg", "Kilograms", .mass, 1),
        BlockUnit("ct", "ct", "Carats", .mass, carat),
        BlockUnit("g", "g", "Grams", .mass, 1e-3),
        BlockUnit("kt", "kt", "Kilotonnes", .mass, 1e6),
        BlockUnit("Mt", "Mt", "Megatonnes", .mass, 1e9),
        BlockUnit("ug", "µg", "Micrograms", .mass, 1e-9),
        BlockUnit("mg", "mg", "Milligrams", .mass, 1e-6),
        BlockUnit("lbm", "lb", "Pounds", .mass, pound),
        BlockUnit("klbm", "klb", "Thousand pounds", .mass, 1e3 * pound),
        BlockUnit("Mlbm", "Mlb", "Million pounds", .mass, 1e6 * pound),
        BlockUnit("ton[US]", "ton", "Short tons", .mass, ton),
        BlockUnit("kton[US]", "kton", "Thousand short tons", .mass, 1e3 * ton),
        BlockUnit("Mton[US]", "Mton", "Million short tons", .mass, 1e6 * ton),
        BlockUnit("ozm[troy]", "oz t", "Troy ounces", .mass, ounce),
        BlockUnit("1000 ozm[troy]", "koz t", "Thousand troy ounces", .mass, 1e3 * ounce),
        BlockUnit("1000000 ozm[troy]", "Moz t", "Million troy ounces", .mass, 1e6 * ounce),
        BlockUnit("1000 ct", "kct", "Thousand carats", .mass, 1e3 * carat),
        BlockUnit("t", "t", "Tonnes", .mass, 1_000),
    ]

    private static let measures = [
        BlockUnit("count", "", "Count", .dimensionless, 1),
        BlockUnit("ratio", "", "Ratio", .dimensionless, 1),
        BlockUnit("m", "m", "Metres", .length, 1),
        BlockUnit("cm", "cm", "Centimetres", .length, 0.01),
        BlockUnit("ft", "ft", "Feet", .length, 0.304_8),
        BlockUnit("m3", "m³", "Cubic metres", .volume, 1),
        BlockUnit("cm3", "cm³", "Cubic centimetres", .volume, 1e-6),
        BlockUnit("ft3", "ft³", "Cubic feet", .volume, cubicFoot),
        BlockUnit("$", "$", "Dollars", .value, 1),
        BlockUnit("$/t", "$/t", "Dollars per tonne", .valuePerMass, 1e-3),
        BlockUnit("$/ton[US]", "$/ton", "Dollars per short ton", .valuePerMass, 1 / ton),
        BlockUnit("numeric_category", "", "Number of a category", .category, 1),
        BlockUnit("rad", "rad", "Radians", .angle, 1),
        BlockUnit("dega", "°", "Degrees", .angle, .pi / 180),
        BlockUnit("rev", "rev", "Revolutions", .angle, 2 * .pi),
    ]
}
