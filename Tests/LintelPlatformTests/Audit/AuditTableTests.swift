import LintelCodec
import LintelPlatform
import LintelTokens
import Testing

@Suite struct AuditTableTests {
    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("a \"b\"", "\"a \"\"b\"\"\""), ("a\r\nb", "\"a\r\nb\""),
        ("a\nb", "\"a\nb\""), ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""), ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
        ("=\u{301}1", "'=\u{301}1"), ("a\"\u{301}b", "\"a\"\"\u{301}b\""), ("a=b", "a=b"),
    ]) func quotesCellsAndDisarmsFormulas_K17(text: String, cell: String) {
        #expect(Array(AuditTable.cell(text).utf8) == Array(cell.utf8))
    }

    @Test func writesEachFormatInPieces() throws {
        let event = AuditEvent(
            at: UnixTime(seconds: 1_767_225_600),
            kind: .appCreated,
            actor: "ann",
            clientID: ClientID("web-1"),
            detail: "=cmd, \"x\"",
        )
        let entries = [AuditEntry(sequence: 2, event: event), AuditEntry(sequence: 1, event: event)]
        let csv =
            AuditTable.head(.csv) + AuditTable.rows([entries[0]], as: .csv, isFirst: true)
            + AuditTable.rows([entries[1]], as: .csv, isFirst: false) + AuditTable.end(.csv)
        #expect(
            String(decoding: csv, as: UTF8.self) == """
                sequence,time,kind,actor,target,client_id,organisation_id,error_id,detail,address,correlation_id\r
                2,2026-01-01T00:00:00Z,app.created,ann,,web-1,,,"'=cmd, ""x""\",,\r
                1,2026-01-01T00:00:00Z,app.created,ann,,web-1,,,"'=cmd, ""x""\",,\r

                """
        )
        let json =
            AuditTable.head(.json) + AuditTable.rows([entries[0]], as: .json, isFirst: true)
            + AuditTable.rows([entries[1]], as: .json, isFirst: false) + AuditTable.end(.json)
        let rows = try #require(try JSONValue(parsing: json).arrayValue)
        #expect(rows.count == 2)
        #expect(rows[0]["sequence"] == .string("2") || rows[0]["sequence"] == .integer(2))
        #expect(rows[0]["detail"]?.stringValue == "=cmd, \"x\"")
        #expect(rows[0]["target"] == nil)
        let nothing = AuditTable.head(.json) + AuditTable.end(.json)
        #expect(try JSONValue(parsing: nothing).arrayValue == [])
    }

    @Test func eachKindHasASentence() {
        #expect(AuditEvent.Kind.signedIn.sentence == "Signed in")
        #expect(AuditEvent.Kind(rawValue: "app.icon_changed").sentence == "App: icon changed")
        #expect(AuditEvent.Kind(rawValue: "odd").sentence == "Odd")
        #expect(AuditEvent.Kind(rawValue: "").sentence == "")
    }
}
