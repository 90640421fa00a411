import LintelOAuth
import LintelPlatform
import LintelTokens
import Testing

@testable import LintelServer

/// Plans on their way through the confirmation form.
struct AdditionPlanTextTests {
    private static func plan(_ rows: Int, roles: Int) throws -> [PlannedAddition] {
        let invited = try EmailKey("a@b.example")
        let roles = (0..<roles).map { ProjectRoleID("00000000-0000-4000-8000-\(100_000_000_000 + $0)") }
        return (0..<rows).map { row in
            let name = String(repeating: "x", count: 200) + "\(row)"
            let held = Array(roles.dropFirst(row % 3))
            return PlannedAddition(
                ProjectAddition(email: "\(name)@example.net", roles: held, isOwner: row % 7 == 0),
                row.isMultiple(of: 2) ? .invite(invited) : .refuse(.projectUnknown),
            )
        }
    }

    @Test func theLargestListCanBeConfirmed() throws {
        let plan = try Self.plan(1_000, roles: 100)
        let text = AdditionPlanText.text(plan)
        #expect(text.utf8.count <= AdditionPlanText.maximumBytes)
        // A form sends each line's end as two bytes, and these and a few others as three each.
        let sent = text.utf8.reduce(0) { $0 + ([10, 59, 64].contains($1) ? ($1 == 10 ? 6 : 3) : 1) }
        #expect(sent <= 2 * AdditionPlanText.maximumBytes)
        for ends in ["\n", "\r\n"] {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: ends)
            let found = AdditionPlanText.additions(lines)
            #expect(found.map(\.addition) == plan.map(\.addition))
            #expect(found.map(\.word) == plan.map { AdditionPlanText.word($0.step) })
        }
    }

    @Test func ownersWithoutRolesComeBackToo() throws {
        let addition = ProjectAddition(email: "a@b.example", roles: [], isOwner: true)
        let plan = [PlannedAddition(addition, .invite(try EmailKey("a@b.example")))]
        #expect(AdditionPlanText.additions(AdditionPlanText.text(plan)).map(\.addition) == plan.map(\.addition))
    }

    @Test(arguments: [
        "", "roles;", "add;member;0;a@b.example", "roles;x\nadd;member;1;a@b.example",
        "roles;x\nadd;member;-1;a@b.example", "roles;x\nadd;member;y;a@b.example", "roles;x\nadd;member;0",
        "roles;x\nadd;member;99999999999999999999;a@b.example",
    ])
    func nothingOfAnotherFormIsTaken(_ text: String) {
        #expect(AdditionPlanText.additions(text).isEmpty)
    }
}
