import LintelCodec
import LintelTokens
import Testing

@testable import LintelPlatform

/// What a report specification makes of a version, and what two reports are beside each other.
@Suite struct BlockReportTests {
    private static let id = "00000000-0000-4000-8000-00000000000"
    private static let columns = [
        BlockColumn(id: "\(id)1", title: "Au", type: .float64, unit: "g/t"),
        BlockColumn(id: "\(id)2", title: "Metal", type: .float32, unit: "kg"),
        BlockColumn(id: "\(id)3", title: "Density", type: .float64, unit: "t/m3"),
        BlockColumn(id: "\(id)4", title: "Zone", type: .utf8),
        BlockColumn(id: "\(id)5", title: "Cu", type: .float64),
        BlockColumn(id: "\(id)6", title: "Odd", type: .float64, unit: "furlong"),
    ]

    private static let grid = BlockGrid(
        division: .regular,
        origin: BlockTriple(0, 0, 0),
        turns: [],
        count: BlockTriple(2, 2, 2),
        size: BlockTriple(1, 1, 1),
    )

    private static func version(_ number: Int64, _ columns: [BlockColumn] = columns) -> BlockModelVersion {
        BlockModelVersion(
            id: BlockVersionID("version-\(number)"),
            modelID: BlockModelID("model"),
            number: number,
            createdAt: UnixTime(seconds: 0),
            createdBy: Author(subject: Subject("a")),
            comment: "",
            mapping: BlockMapping(columns: columns),
        )
    }

    private static func model(sizeUnit: String?) -> BlockModel {
        let author = Author(subject: Subject("a"))
        return BlockModel(
            id: BlockModelID("model"),
            workspaceID: WorkspaceID("workspace"),
            details: BlockModelDetails(
                storedName: "Model",
                description: nil,
                coordinateSystem: nil,
                sizeUnit: sizeUnit,
                fillsSubblocks: false,
            ),
            grid: Self.grid,
            createdAt: UnixTime(seconds: 0),
            createdBy: author,
            modifiedAt: UnixTime(seconds: 0),
            modifiedBy: author,
            deletion: nil,
            version: 1,
        )
    }

    private static func column(_ number: Int, _ aggregation: String, _ unit: String) -> String {
        #"{"col_id":"\#(Self.id)\#(number)","label":"a","aggregation":"\#(aggregation)","output_unit_id":"\#(unit)"}"#
    }

    private static func definition(_ columns: String, _ more: String = "") throws -> BlockReportDefinition {
        try BlockReportDefinition(stored: #"{"mass_unit_id":"t","columns":[\#(columns)]\#(more)}"#, of: Self.grid)
    }

    private static func plan(
        _ columns: String,
        _ more: String = "",
        sizeUnit: String? = nil,
        of version: BlockModelVersion = Self.version(1),
        latest: BlockModelVersion = Self.version(1),
    ) throws -> BlockReportPlan {
        try BlockReportPlan(
            try Self.definition(columns, more),
            of: version,
            latest: latest,
            model: Self.model(sizeUnit: sizeUnit),
        )
    }

    private static let density = #","density_col_id":"\#(id)3""#

    @Test func weighsWhatItAddsUp() throws {
        let columns = [
            Self.column(1, "SUM", "kg"), Self.column(1, "SUM", "g/t"), Self.column(2, "SUM", "t"),
            Self.column(1, "MASS_AVERAGE", "ppb[mass]"), Self.column(3, "SUM", "t"), Self.column(6, "SUM", "furlong"),
        ]
        let plan = try Self.plan(columns.joined(separator: ","), Self.density, sizeUnit: "ft")
        #expect(plan.values.map(\.weight) == [.mass, .none, .none, .mass, .volume, .none])
        #expect(plan.values.map(\.factor) == [1e-6, 1, 1e-3, 1e-6 / 1e-9, 1, 1])
        #expect(plan.volumeUnit == "ft3" && plan.cubicMetres == 0.304_8 * 0.304_8 * 0.304_8)
        #expect(plan.kilograms == 1_000 && plan.density?.factor == 1_000 && plan.density?.value == nil)
    }

    @Test func hasADensityOfItsOwnUnit() throws {
        let more = #","density_value":150,"density_unit_id":"lbm/ft3""#
        let both = try Self.plan(Self.column(1, "MASS_AVERAGE", "g/t"), Self.density + more)
        #expect(both.density?.factor == 1_000 && both.density?.text == "150.0 lb/ft³")
        let value = try #require(try Self.plan("", more).density)
        #expect(value.column == nil && abs((value.value ?? 0) - 2_402.77) < 0.01)
        let none = try Self.plan(Self.column(1, "MASS_AVERAGE", "g/t"))
        #expect(none.density == nil && none.volumeUnit == "m3" && none.cubicMetres == 1)
    }

    @Test func takesUnitsOfTheLatestVersion() throws {
        var bare = Self.columns
        bare[0].unit = nil
        let column = Self.column(1, "MASS_AVERAGE", "%[mass]")
        let plan = try Self.plan(column, of: Self.version(1, bare), latest: Self.version(2))
        #expect(plan.values.first?.factor == 1e-6 / 0.01)
        let reference = BlockReportTable.Reference(
            column: "\(Self.id)1",
            title: "Au",
            type: "Float64",
            unit: "g/t",
            unitVersion: "version-2",
        )
        #expect(plan.references == [reference])
        #expect(throws: PlatformError.self) {
            try Self.plan(column, of: Self.version(2, bare), latest: Self.version(2, bare))
        }
    }

    @Test func takesAnEmptyUnitForTheColumnsOwn() throws {
        let columns = [Self.column(1, "SUM", ""), Self.column(1, "MASS_AVERAGE", "")].joined(separator: ",")
        let plan = try Self.plan(columns)
        #expect(plan.values.map(\.unit) == ["g/t", "g/t"] && plan.values.map(\.factor) == [1, 1])
        #expect(plan.values.map(\.weight) == [.none, .mass])
    }

    @Test func takesNoSizesOfAnUnknownUnit() throws {
        #expect(try Self.plan("", sizeUnit: "").volumeUnit == "m3")
        for unit in ["furlong", "kg"] {
            let error = #expect(throws: PlatformError.self) { try Self.plan("", sizeUnit: unit) }
            #expect(error?.code == .blockModelInvalid && error?.field == "size_unit_id")
        }
    }

    @Test func takesNoValuesLongerThanALabel() throws {
        func categories(_ count: Int) -> String {
            let value = String(repeating: "é", count: count)
            return #","categories":[{"col_id":"\#(Self.id)4","label":"","values":["\#(value)"]}]"#
        }
        #expect(try Self.plan("", categories(120)).categories.first?.values?.first?.count == 120)
        #expect(throws: PlatformError.self) { try Self.plan("", categories(121)) }
    }

    @Test(arguments: [
        (column(9, "SUM", "kg"), ""), (column(4, "SUM", "kg"), ""), (column(5, "SUM", "kg"), ""),
        (column(1, "SUM", "kg"), ""), (column(1, "SUM", "m"), density), (column(2, "MASS_AVERAGE", "g/t"), ""),
        (column(6, "SUM", "kg"), ""), (column(1, "SUM", "g/t"), #","mass_unit_id":"m""#),
        ("", #","categories":[{"col_id":"\#(id)1","label":""}]"#), ("", #","cutoff_values":[1]"#),
        ("", #","cutoff_col_id":"\#(id)4""#), ("", #","density_value":2"#),
        ("", #","density_value":2,"density_unit_id":"kg""#), ("", #","density_col_id":"\#(id)1""#),
        ("", #","mesh_filter":{"uuid":"\#(id)1","relation":"INSIDE"}"#),
    ]) func refusesWhatDoesNotFit(_ columns: String, _ more: String) throws {
        let text = #"{"columns":[\#(columns)]\#(more)\#(more.contains("mass_unit_id") ? "" : #","mass_unit_id":"t""#)}"#
        let definition = try BlockReportDefinition(stored: text, of: Self.grid)
        let error = #expect(throws: PlatformError.self) {
            try BlockReportPlan(
                definition,
                of: Self.version(1),
                latest: Self.version(1),
                model: Self.model(sizeUnit: nil),
            )
        }
        #expect(error?.code == .blockModelInvalid)
    }

    private static func table(_ rows: [(String?, [BlockReportTable.Cell])]) -> BlockReportTable {
        BlockReportTable(
            categories: [BlockReportTable.Category(column: "z", label: "Zone")],
            columns: [BlockReportTable.Column(column: nil, label: "Mass", unit: "t")],
            references: [
                BlockReportTable.Reference(column: "z", title: "Zone", type: "Utf8", unit: nil, unitVersion: "v")
            ],
            cutoffColumn: "c",
            levels: [
                BlockReportTable.Level(
                    cutoff: 0.5,
                    rows: rows.map { name, cells in
                        BlockReportTable.Row(categories: [name.map(JSONValue.string) ?? .null], cells: cells)
                    },
                )
            ],
            warnings: [BlockReportTable.Warning(kind: .density, count: 2, message: "m")],
        )
    }

    @Test func isReadAsItWasKept() throws {
        let table = Self.table([
            ("a", [BlockReportTable.Cell(1.25)]), (nil, [.noData]), ("b", [BlockReportTable.Cell(.nan)]),
        ])
        #expect(BlockReportTable(stored: table.text) == table)
        #expect(BlockReportTable(stored: "[") == nil)
        #expect(table.levels[0].rows[2].cells == [BlockReportTable.Cell(status: .invalid)])
    }

    @Test func comparesRowsByTheirCategories() throws {
        func cell(_ value: Double) -> [BlockReportTable.Cell] { [BlockReportTable.Cell(value)] }
        let old = Self.table([("a", cell(10)), ("c", cell(0)), ("d", [.noData]), (nil, cell(-4.126))])
        let invalid = BlockReportTable.Cell(status: .invalid)
        let new = Self.table([("a", cell(12.5)), ("b", cell(1)), ("c", cell(3)), ("d", [invalid]), (nil, cell(-2))])
        let rows = BlockReportComparison(from: old, to: new, places: nil).levels[0].rows
        #expect(rows.map { $0.categories.first?.stringValue } == ["a", "b", "c", "d", nil])
        #expect(rows[0].values[0].difference == BlockReportTable.Cell(2.5))
        #expect(rows[0].values[0].percent == BlockReportTable.Cell(25))
        #expect(rows[1].values[0].from == .noData && rows[1].values[0].percent == .noData)
        #expect(rows[2].values[0].difference.value == 3)
        #expect(rows[2].values[0].percent == BlockReportTable.Cell(status: .fromZero))
        #expect(rows[3].values[0].difference == invalid && rows[3].values[0].from == .noData)
        // What was below zero has grown.
        #expect(rows[4].values[0].percent.value ?? 0 > 51)
        let rounded = BlockReportComparison(from: old, to: new, places: 1).levels[0].rows[4].values[0]
        #expect(rounded.from.value == -4.1 && rounded.difference.value == 2.1 && rounded.percent.value == 51.2)
        let whole = BlockReportComparison(from: Self.table([("a", cell(0.4))]), to: new, places: 0).levels[0].rows[0]
        #expect(whole.values[0].percent.status == .fromZero && whole.values[0].to.value == 13)
        let huge = BlockReportComparison(from: Self.table([("a", cell(1e300))]), to: new, places: 10).levels[0].rows[0]
        #expect(huge.values[0].from.value == 1e300)
    }

    @Test func tellsValuesApartThatLookAlike() throws {
        let (composed, decomposed) = ("\u{e9}", "e\u{301}")
        let cells = [[BlockReportTable.Cell(1)], [BlockReportTable.Cell(2)]]
        let old = Self.table([(composed, cells[0]), (decomposed, cells[1])])
        let new = Self.table([(decomposed, cells[0]), (composed, cells[1])])
        let rows = BlockReportComparison(from: old, to: new, places: nil).levels[0].rows
        #expect(rows.map { $0.values[0].difference.value } == [-1, 1])
        #expect(rows.first?.categories.first?.stringValue?.utf8.count == decomposed.utf8.count)
    }

    @Test func keepsWhatItIsAskedFor() throws {
        let request = BlockReportRequest(report: BlockReportID("r"), revision: 3, versions: [BlockVersionID("a")])
        #expect(BlockReportRequest(stored: request.text) == request)
        #expect(BlockReportRequest(stored: "{}") == nil)
    }
}
