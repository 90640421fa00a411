import LintelPlatform
import LintelTokens

extension StoreConformance {
    /// Twelve events, one a second, of two people, two apps and two organisations.
    private static let events: [AuditEvent] = (1...12).map { number in
        AuditEvent(
            at: Sample.now + Int64(number),
            kind: number.isMultiple(of: 3) ? .appCreated : number.isMultiple(of: 2) ? .appDisabled : .tokenRefused,
            actor: number <= 6 ? "one" : "two",
            clientID: number.isMultiple(of: 4) ? ClientID("app-1") : nil,
            organisationID: number.isMultiple(of: 5) ? OrganisationID("org-1") : nil,
            errorID: number == 7 ? "code_used" : nil,
            correlationID: "c-\(number)",
        )
    }

    private static func numbers(_ page: AuditPage) -> [Int64] { page.entries.map(\.sequence) }

    static let auditQuery: [ConformanceCase<Stores>] = [
        ConformanceCase("audit query: pages follow each other, newest first, without gap or repetition") { stores in
            try requireEqual(try await stores.audit.page(AuditQuery(), limit: 5), AuditPage(entries: [], next: nil))
            try requireEqual(try await stores.audit.end(), nil)
            try await stores.audit.append(Self.events)
            var query = AuditQuery()
            var seen: [AuditEntry] = []
            for _ in 1...3 {
                let page = try await stores.audit.page(query, limit: 5)
                seen += page.entries
                query.before = page.next
            }
            try requireEqual(query.before, nil)
            try requireEqual(seen.map(\.sequence), Array((1...12).reversed()))
            try requireEqual(seen.map(\.event), Self.events.reversed())
            try requireEqual(try await stores.audit.end()?.sequence, 12)
        },
        ConformanceCase("audit query: a page has 1 to 100 entries, whatever is asked for") { stores in
            try await stores.audit.append((0..<10).flatMap { _ in Self.events })
            for (limit, count) in [(0, 1), (-5, 1), (1, 1), (100, 100), (.max - 1, 100)] {
                try requireEqual(try await stores.audit.page(AuditQuery(), limit: limit).entries.count, count)
            }
        },
        ConformanceCase("audit query: each condition narrows, and all of them hold") { stores in
            try await stores.audit.append(Self.events)
            let cases: [(AuditQuery, [Int64])] = [
                (AuditQuery(since: Sample.now + 11), [12, 11]),
                (AuditQuery(until: Sample.now + 3), [2, 1]),
                (AuditQuery(kindPrefix: "app.created"), [12, 9, 6, 3]),
                (AuditQuery(kindPrefix: "app."), [12, 10, 9, 8, 6, 4, 3, 2]),
                (AuditQuery(kindPrefix: "ap"), [12, 10, 9, 8, 6, 4, 3, 2]),
                (AuditQuery(kindPrefix: "app.c%"), []),
                (AuditQuery(actor: "one"), [6, 5, 4, 3, 2, 1]),
                (AuditQuery(clientID: ClientID("app-1")), [12, 8, 4]),
                (AuditQuery(organisationID: OrganisationID("org-1")), [10, 5]),
                (AuditQuery(errorID: "code_used"), [7]),
                (AuditQuery(correlationID: "c-9"), [9]),
                (AuditQuery(actor: "two", clientID: ClientID("app-1"), before: 12), [8]),
                (AuditQuery(actor: "one' OR '1'='1"), []),
            ]
            for (query, expected) in cases {
                try requireEqual(Self.numbers(try await stores.audit.page(query, limit: 50)), expected)
            }
        },
    ]
}
