import Hummingbird
import LintelCodec

/// The coordinate systems that a workspace is offered; any other text is taken as well.
struct CoordinateSystems: Sendable {
    private struct Entry {
        let title: String
        let code: Int
    }

    func list(_ call: EvoCall) -> Response {
        CallAnswer.json { json in
            json.object { json in
                json.key("links")
                json.object { _ in }
                json.member("results", objects: Self.categories) { category, json in
                    json.member("title", category.title)
                    json.member("items", objects: category.entries) { entry, json in
                        json.member("title", entry.title)
                        json.member("well_known_id", "EPSG:\(entry.code)")
                    }
                }
            }
        }
    }

    /// Codes of the EPSG register; the zones of a system are numbered on.
    private static let categories: [(title: String, entries: [Entry])] = [
        (
            "Geographic",
            [
                Entry(title: "WGS 84", code: 4326), Entry(title: "ETRS89", code: 4258),
                Entry(title: "NAD83", code: 4269), Entry(title: "GDA2020", code: 7844),
                Entry(title: "NZGD2000", code: 4167),
            ]
        ),
        ("WGS 84 / UTM, north", Self.zones(1...60, "WGS 84 / UTM zone", "N", from: 32_601)),
        ("WGS 84 / UTM, south", Self.zones(1...60, "WGS 84 / UTM zone", "S", from: 32_701)),
        ("Europe", Self.zones(28...37, "ETRS89 / UTM zone", "N", from: 25_828)),
        ("North America", Self.zones(1...23, "NAD83 / UTM zone", "N", from: 26_901)),
        (
            "Australia and New Zealand",
            Self.zones(46...59, "GDA2020 / MGA zone", "", from: 7_846)
                + [Entry(title: "NZGD2000 / New Zealand Transverse Mercator 2000", code: 2193)]
        ),
    ]

    private static func zones(_ numbers: ClosedRange<Int>, _ name: String, _ side: String, from code: Int) -> [Entry] {
        numbers.map { Entry(title: "\(name) \($0)\(side)", code: code + $0 - numbers.lowerBound) }
    }
}
