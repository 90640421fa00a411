import LintelPlatform
import LintelTokens
import Testing

@testable import LintelStorage
@testable import LintelTesting

/// A copy that is stopped, at any moment.
struct DatabaseCopyResumptionTests {
    @Test func goesOnFromAnyStepWithoutCopyingTwice() async throws {
        try await withSourceAndTarget { source, target in
            let whole = try await CopyScene.copy(source, to: target)
            let pages = whole.steps.filter(\.isPage).count
            #expect(pages > CopiedTable.installation.count, "tables of one page are not stopped in")
            // Behind every fifth page and the last ones, and at both ends of the comparison.
            let stops = Array(stride(from: 1, to: pages - 3, by: 5)) + Array(pages - 3...pages + 1)
            for stop in stops + [whole.steps.count] {
                try await withEmptyEngine { target in
                    await #expect(throws: CopyScene.Stop.self) {
                        try await CopyScene.copy(source, to: target, stopAfter: stop)
                    }
                    let rest = try await CopyScene.copy(source, to: target)
                    #expect(rest.report == whole.report, "stopped after step \(stop)")
                    #expect(rest.steps.filter(\.isPage).count == max(0, pages - stop))
                }
            }
        }
    }

    @Test func leavesATargetThatNothingOpensAsAnInstallation() async throws {
        try await withSourceAndTarget { source, target in
            for stop in 1...3 {
                _ = try? await CopyScene.copy(source, to: target, stopAfter: stop)
                let opening = await #expect(throws: SQLError.self) { try await Migrator.migrate(target) }
                #expect(opening?.code == .copyIncomplete)
            }
            let copying = await #expect(throws: SQLError.self) {
                try await withEmptyEngine { try await CopyScene.copy(target, to: $0) }
            }
            #expect(copying?.code == .copyIncomplete)
        }
    }

    @Test func refusesToGoOnFromAnotherInstallation() async throws {
        try await withSourceAndTarget { source, target in
            _ = try? await CopyScene.copy(source, to: target, stopAfter: 2)
            try await withMigratedEngine { other in
                let event = AuditEvent(at: Sample.now + 77, kind: .signedIn, actor: "somebody")
                try await Stores(engine: other).audit.append([event])
                let error = await #expect(throws: DatabaseCopyError.self) {
                    try await CopyScene.copy(other, to: target)
                }
                #expect(error?.code == .otherSource)
            }
            // And nothing was changed by the attempt.
            try await CopyScene.copy(source, to: target)
            let contents = try await CopyScene.contents(source)
            #expect(try await CopyScene.contents(target) == contents)
        }
    }

    /// Changes behind the copy's back, in tables that it has done with.
    @Test(arguments: [
        ("UPDATE account SET name = 'changed' WHERE id = 'account-2'", "account (2 and 2 rows)"),
        ("DELETE FROM invitation", "invitation (0 and 1 rows)"),
        // The roles in workspaces go with the members.
        (
            "DELETE FROM organisation_member",
            "organisation_member (0 and 1 rows), workspace_role (0 and 1 rows)"
        ),
        ("INSERT INTO denial (kind, id, expires_at) VALUES ('grant', '', 1)", "denial (2 and 1 rows)"),
    ])
    func findsASourceThatWasChangedMeanwhile(_ statement: String, _ difference: String) async throws {
        try await withSourceAndTarget { source, target in
            let steps = try await withEmptyEngine { try await CopyScene.copy(source, to: $0).steps }
            let pages = steps.filter(\.isPage).count
            _ = try? await CopyScene.copy(source, to: target, stopAfter: pages)
            _ = try await source.write { try $0.execute(statement) }
            let error = await #expect(throws: DatabaseCopyError.self) { try await CopyScene.copy(source, to: target) }
            #expect(error?.code == .differing)
            #expect(error?.message.contains("differ in \(difference):") == true)
            let opening = await #expect(throws: SQLError.self) { try await Migrator.version(of: target) }
            #expect(opening?.code == .copyIncomplete)
        }
    }

    /// Two copies into one target: the one that is behind gives way, and disturbs nothing.
    @Test func noticesAnotherWriterInTheTarget() async throws {
        try await withSourceAndTarget { source, target in
            let account = try #require(CopiedTable.installation.first)
            _ = try? await CopyScene.copy(source, to: target, stopAfter: 1)
            let rows = try await source.read { try account.rows(after: nil, limit: 3, in: $0) }
            let error = await #expect(throws: DatabaseCopyError.self) {
                try await CopyTarget(target).append(rows, to: account, after: nil)
            }
            #expect(error?.code == .overtaken)
            try await CopyScene.copy(source, to: target)
        }
    }
}

extension CopyProgress {
    var isPage: Bool {
        if case .copied = self { true } else { false }
    }
}
