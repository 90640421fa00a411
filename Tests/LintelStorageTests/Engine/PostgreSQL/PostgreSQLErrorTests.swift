import LintelPlatform
import Testing

@testable import LintelStorage

struct PostgreSQLErrorTests {
    @Test(arguments: [
        ("23505", SQLError.Code.uniqueViolation), ("23503", .foreignKeyViolation), ("40001", .conflict),
        ("40P01", .conflict), ("55P03", .busy), ("57014", .busy), ("53300", .busy), ("53200", .busy),
        ("53100", .diskFull), ("25006", .readOnly), ("42501", .accessDenied), ("28P01", .accessDenied),
        ("57P01", .unreachable), ("57P03", .unreachable), ("08006", .unreachable), ("XX001", .corrupt),
        ("42P01", .other), ("22021", .other), ("23514", .other),
    ])
    func sortsStates(state: String, code: SQLError.Code) {
        #expect(SQLError(sqlState: state, message: "text").code == code)
    }

    @Test func whatMayPassIsTemporary() {
        for code in [SQLError.Code.busy, .conflict, .unreachable, .unknownOutcome, .diskFull, .readOnly, .accessDenied]
        {
            #expect(SQLError(code, "text").isTemporary)
        }
        for code in [SQLError.Code.uniqueViolation, .corrupt, .other, .schemaNewer] {
            #expect(!SQLError(code, "text").isTemporary)
        }
    }
}
