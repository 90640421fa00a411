import LintelPlatform
import Testing

struct TeamSheetTests {
    private typealias Row = TeamSheet.Row

    @Test(arguments: [
        "a@x.org,Viewer\r\nb@x.org,Scheduler", "a@x.org;Viewer\nb@x.org;Scheduler\n\n",
        "a@x.org\tViewer\rb@x.org\tScheduler",
    ])
    func readsEverySeparatorAndLineEnd(_ text: String) throws {
        let rows = try TeamSheet(text).rows
        #expect(rows == [Row(email: "a@x.org", roles: ["Viewer"]), Row(email: "b@x.org", roles: ["Scheduler"])])
    }

    @Test func readsAPlainListOfAddresses() throws {
        let rows = try TeamSheet("a@x.org, b@x.org\n c@x.org ;d@x.org").rows
        #expect(rows.map(\.email) == ["a@x.org", "b@x.org", "c@x.org", "d@x.org"])
        #expect(rows.allSatisfy { $0.roles.isEmpty })
    }

    @Test func skipsAByteOrderMarkAndHeadings() throws {
        let rows = try TeamSheet("\u{FEFF}E-mail;Role\na@x.org;\"Viewer; \"\"all\"\"\"").rows
        #expect(rows == [Row(email: "a@x.org", roles: ["Viewer; \"all\""])])
        #expect(try TeamSheet("email\na@x.org").rows == [Row(email: "a@x.org", roles: [])])
    }

    @Test func keepsQuotedLineBreaksAndSeparatorsInOneCell() throws {
        let rows = try TeamSheet("\"a@x.org\",\"One,\ntwo\",Three").rows
        #expect(rows == [Row(email: "a@x.org", roles: ["One,\ntwo", "Three"])])
    }

    /// What is no address is shown as a row that is refused, not left out.
    @Test func keepsWhatIsNoAddress() throws {
        let rows = try TeamSheet("a@x.org\nnobody\n=HYPERLINK(1)").rows
        #expect(rows.map(\.email) == ["a@x.org", "nobody", "=HYPERLINK(1)"])
    }

    @Test func boundsRowsAndBytes() throws {
        let thousand = (0..<1_000).map { "p\($0)@x.org" }
        #expect(try TeamSheet(thousand.joined(separator: "\n")).rows.count == 1_000)
        #expect(throws: PlatformError.self) { try TeamSheet((thousand + ["q@x.org"]).joined(separator: "\n")) }
        #expect(throws: PlatformError.self) { try TeamSheet(String(repeating: "x", count: TeamSheet.maximumBytes + 1)) }
        for text in ["", "\n\n", "a@x.org,\"never ends"] {
            #expect(throws: PlatformError.self) { try TeamSheet(text) }
        }
    }

    @Test(arguments: ["a@x.org", "nobody"])
    func boundsTheRolesOfALine(_ email: String) throws {
        let roles = (1...ProjectLimits.roles).map { "Role \($0)" }
        let rows = try TeamSheet("b@x.org\n" + ([email] + roles).joined(separator: ",")).rows
        #expect(rows.last == Row(email: email, roles: roles))
        #expect(throws: PlatformError.self) {
            try TeamSheet("b@x.org\n" + ([email] + roles + ["one more"]).joined(separator: ","))
        }
    }

    /// Whatever is quoted comes back, and nothing that comes in makes the reader fail otherwise than by its error.
    @Test func readsBackWhatIsQuotedAndNeverTraps_K17() throws {
        let pieces = [
            "a@x.org", "\"", "\"\"", ",", ";", "\t", "\r\n", "\n", "=1+1", "é\u{301}", "\u{FEFF}", " ", "\u{1F511}",
            "@",
        ]
        var state: UInt64 = 42
        func random(below count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        for _ in 0..<2_000 {
            let text = (0..<random(below: 12)).map { _ in pieces[random(below: pieces.count)] }.joined()
            _ = try? TeamSheet(text)
            let cell = text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
            let trimmed = String(String.UnicodeScalarView(text.unicodeScalars)).trimmedScalars
            guard !trimmed.isEmpty, !trimmed.unicodeScalars.contains("@") else { continue }
            let rows = try TeamSheet("who@x.org,\"\(cell)\"").rows
            #expect(rows == [Row(email: "who@x.org", roles: [trimmed])])
        }
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
    func writesFormulasAsText_K17(_ text: String) {
        let cell = AuditTable.cell(text)
        #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"))
    }
}

extension String {
    fileprivate var trimmedScalars: String {
        let scalars = self.unicodeScalars.drop { $0.properties.isWhitespace }
        return String(String.UnicodeScalarView(scalars.reversed().drop { $0.properties.isWhitespace }.reversed()))
    }
}
