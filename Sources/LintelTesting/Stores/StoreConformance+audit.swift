import LintelPlatform
import LintelTokens

extension StoreConformance {
    private static func event(_ number: Int) -> AuditEvent {
        AuditEvent(
            at: Sample.now + Int64(number),
            kind: .signedIn,
            actor: "account-\(number)",
            target: number.isMultiple(of: 2) ? nil : "target \"\(number)\"",
            clientID: number.isMultiple(of: 3) ? nil : ClientID("native-\(number)"),
            errorID: "error_\(number)",
            detail: "naïve \u{1F511}",
            address: "192.0.2.\(number)",
            correlationID: "c-\(number)",
        )
    }

    static let audit: [ConformanceCase<Stores>] = [
        ConformanceCase("audit: events come back whole, newest first and bounded") { stores in
            try requireEqual(try await stores.audit.newest(limit: 5), [])
            try await stores.audit.append([])
            try await stores.audit.append([Self.event(1), Self.event(2)])
            try await stores.audit.append([Self.event(3)])
            try requireEqual(try await stores.audit.newest(limit: 2), [Self.event(3), Self.event(2)])
            try requireEqual(try await stores.audit.newest(limit: 9).count, 3)
        },
        ConformanceCase("audit: the chain holds, also after many writers at once") { stores in
            try requireEqual(try await stores.audit.firstBrokenLink(), nil)
            _ = try await simultaneously(50) { number in
                try await stores.audit.append([Self.event(number), Self.event(number + 100)])
            }
            try requireEqual(try await stores.audit.newest(limit: 200).count, 100)
            try requireEqual(try await stores.audit.firstBrokenLink(), nil)
        },
        ConformanceCase("audit: the chain is walked over more rows than one page holds") { stores in
            try await stores.audit.append((1...2_500).map(Self.event))
            try requireEqual(try await stores.audit.firstBrokenLink(), nil)
        },
    ]
}
