import LintelPlatform
import LintelTokens

/// Lists that are searched by what people type.
extension StoreConformance {
    static let searches: [ConformanceCase<Stores>] = [
        ConformanceCase("searches: letters of any alphabet are found in either case") { stores in
            try await Self.prepareWorkspaces(stores)
            let person = Sample.account(2)
            _ = try await stores.accounts.setName("ÉMILE Ødegård ЖУК", for: person.id)
            let organisation = OrganisationID("öl-amt")
            try await stores.organisations.create(
                Organisation(id: organisation, name: "ÄMTER für Öl", entitlements: [], createdAt: Sample.now)
            )
            var project = try Sample.project(1, in: Self.first)
            var change = ProjectChange()
            change.number = .some("ÜB-É7_%")
            project.details = try project.details.changed(by: change)
            try await stores.projects.create(project, roles: [], owner: person.subject, limit: 10)
            func projects(_ change: (inout ProjectQuery) -> Void) async throws -> [ProjectID] {
                var query = ProjectQuery()
                change(&query)
                return try await stores.projects.projects(of: person.subject, matching: query).projects.map(
                    \.project.id
                )
            }
            for text in ["üb-é", "ÜB-É", "Üb-é7_%"] {
                try requireEqual(try await projects { $0.search = text }, [project.id])
            }
            try requireEqual(try await projects { $0.number = "üb-É7_%" }, [project.id])
            try requireEqual(try await projects { $0.search = "ub-e" }, [])
            try requireEqual(try await projects { $0.search = "é7__" }, [])
            for text in ["émile", "ÉMILE", "ØDEG", "ødeg", "жук", "ЖУК"] {
                let colleagues = try await stores.organisations.colleagues(
                    of: Sample.account(3).subject,
                    matching: text,
                    limit: 10
                )
                try requireEqual(colleagues.map(\.principal.subject), [person.subject])
                let members = try await stores.organisations.members(
                    of: Self.first,
                    matching: OrganisationMemberQuery(search: text)
                )
                try requireEqual(members.members.map(\.principal.subject), [person.subject])
                let team = try await stores.teams.members(of: project.id, matching: ProjectMemberQuery(search: text))
                try requireEqual(team.items.map(\.subject), [person.subject])
            }
            // Letters with several small forms, without a small or a capital form of one letter, and with one of ASCII.
            for (name, texts) in [
                ("Στέφανος", ["στέφανος", "ΣΤΈΦΑΝΟΣ", "φανος", "ΦΑΝΟΣ"]), ("ΣΤΈΦΑΝΟΣ", ["στέφανος", "Στέφανος"]),
                ("İbrahim", ["İbrahim", "brahim"]), ("STRAẞE", ["straße", "STRAẞE"]),
                ("10 µm", ["10 µM", "10 \u{3BC}m"]),
                ("\u{212A}elvin", ["kelvin", "KELVIN"]), ("Işık", ["IŞIK", "işik"]),
            ] {
                _ = try await stores.accounts.setName(name, for: person.id)
                for text in texts {
                    let found = try await stores.teams.members(
                        of: project.id,
                        matching: ProjectMemberQuery(search: text)
                    )
                    try requireEqual(found.items.map(\.subject), [person.subject])
                }
            }
            for text in ["ämter", "ÄMTER FÜR ÖL"] {
                let found = try await stores.operation.organisations(named: text, after: nil, limit: 10)
                try requireEqual(found.map(\.organisation.id), [organisation])
            }
        }
    ]
}
