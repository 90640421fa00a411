import LintelOAuth
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

/// The rules of asking for scopes, and who is told.
@Suite struct ScopeApprovalsTests {
    @Test func tellsThoseWhoDecideAndThenTheOwners() async throws {
        try await ApprovalScene.run { scene async throws in
            let asked = try await scene.server.sentMails()
            #expect(asked.map(\.recipient) == ["admin@example.org"])
            #expect(asked.first?.text.contains("evo.file: read and change files") == true)
            #expect(asked.first?.text.contains("\(TestServer.issuer)/approvals") == true)
            try await scene.approvals.decide(
                .refuse,
                on: "evo.file",
                of: scene.app.id,
                note: "Ask for evo.discovery",
                by: try await scene.actor(scene.administrator),
                at: scene.server.clock.now,
            )
            let told = try await scene.server.sentMails().dropFirst(asked.count)
            #expect(told.map(\.recipient) == ["owner@example.org"])
            #expect(told.first?.text.contains("Note: Ask for evo.discovery") == true)
            // Nobody else decides in the organisation: the operators do. One mail, however many scopes.
            try await scene.request(["evo.object", "evo.audit"], by: scene.administrator)
            let others = try await scene.server.sentMails().dropFirst(asked.count + told.count)
            #expect(others.map(\.recipient) == ["operator@example.org"])
        }
    }

    @Test func asksForWhatIsNewAlone() async throws {
        try await ApprovalScene.run { scene async throws in
            #expect(try await scene.request(["evo.file", "itwin-platform"], by: scene.owner).isEmpty)
            let added = try await scene.request(["projectwise:read", "evo.audit", "evo.file"], by: scene.owner)
            #expect(added.map(\.state) == [.approved, .requested])
            #expect(added.map(\.requestedBy) == [scene.owner.id.rawValue, scene.owner.id.rawValue])
            let cli = try await scene.approvals.request(
                ["evo.object"],
                for: scene.app.id,
                by: .commandLine,
                at: scene.server.clock.now,
            )
            #expect(cli.map(\.state) == [.approved])
        }
    }

    @Test func refusesScopesThatAreNotForTheApp_K09() async throws {
        try await ApprovalScene.run { scene async throws in
            for (scope, code) in [("openid", PlatformError.Code.scopeNotForType), ("admin:all", .scopeUnknown)] {
                let error = await #expect(throws: PlatformError.self) {
                    try await scene.request(ScopeSet(["evo.audit", scope]), by: scene.owner)
                }
                #expect(error?.code == code)
                #expect(try await scene.auditEvents().first?.errorID == code.rawValue)
                #expect(try await scene.scope("evo.audit") == nil)
            }
        }
    }

    @Test func othersCannotAskOrTakeBack_K05() async throws {
        try await ApprovalScene.run { scene async throws in
            for account in [scene.member, scene.stranger] {
                let actor = try await scene.actor(account)
                let asked = await #expect(throws: PlatformError.self) {
                    try await scene.request(["evo.audit"], by: account)
                }
                let taken = await #expect(throws: PlatformError.self) {
                    try await scene.approvals.withdraw(
                        "evo.file",
                        of: scene.app.id,
                        by: actor,
                        at: scene.server.clock.now
                    )
                }
                #expect(asked?.code == .notFound && taken?.code == .notFound)
            }
            #expect(try await scene.scope()?.state == .requested)
        }
    }

    @Test func aStaleFormChangesNothing() async throws {
        try await ApprovalScene.run { scene async throws in
            let actor = try await scene.actor(scene.owner)
            let now = scene.server.clock.now
            let asked = await #expect(throws: PlatformError.self) {
                try await scene.approvals.request(["evo.audit"], for: scene.app.id, version: 1, by: actor, at: now)
            }
            let taken = await #expect(throws: PlatformError.self) {
                try await scene.approvals.withdraw("evo.file", of: scene.app.id, version: 1, by: actor, at: now)
            }
            #expect(asked?.code == .conflict && taken?.code == .conflict)
            try await scene.approvals.withdraw("evo.file", of: scene.app.id, version: 2, by: actor, at: now)
            #expect(try await scene.scope() == nil)
            let again = await #expect(throws: PlatformError.self) {
                try await scene.approvals.withdraw("evo.file", of: scene.app.id, by: actor, at: now)
            }
            #expect(again?.code == .notFound)
        }
    }
}
