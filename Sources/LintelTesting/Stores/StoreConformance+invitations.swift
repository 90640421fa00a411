import LintelPlatform
import LintelTokens

/// Invitations.
extension StoreConformance {
    private static let id = OrganisationID("organisation-1")

    /// An organisation, accounts 1 and 2, and an invitation to person 2 with digest 2.
    private static func prepare(_ stores: Stores, role: OrganisationRole = .coAdministrator) async throws {
        for number in 1...2 { try await stores.addAccount(number) }
        try await stores.organisations.create(
            Organisation(id: Self.id, name: "Builders", entitlements: [], createdAt: Sample.now),
            by: Sample.account(1).id,
            limit: 10,
        )
        let invitation = Sample.invitation(2, to: Self.id, role: role)
        try await stores.invitations.put(invitation, digest: Sample.digest(2), limit: 2)
    }

    private static func accept(
        _ stores: Stores,
        digest: UInt8 = 2,
        key: Int = 2,
        at now: UnixTime = Sample.now + 60,
    ) async throws -> Invitation? {
        try await stores.invitations.accept(
            digest: Sample.digest(digest),
            key: Sample.key(key),
            account: Sample.account(2).id,
            memberLimit: 10,
            at: now,
        )
    }

    static let invitations: [ConformanceCase<Stores>] = [
        ConformanceCase("invitations: an open one comes back, by token and in the list") { stores in
            try await Self.prepare(stores, role: .member)
            let expected = Sample.invitation(2, to: Self.id)
            let found = try await stores.invitations.invitation(digest: Sample.digest(2), at: Sample.now + 60)
            try requireEqual(found, expected)
            try requireEqual(try await stores.invitations.open(of: Self.id, at: Sample.now, limit: 5), [expected])
            let other = try await stores.invitations.open(of: OrganisationID("o"), at: Sample.now, limit: 5)
            try requireEqual(other, [])
        },
        ConformanceCase("invitations: of twenty that accept at once one becomes a member") { stores in
            try await Self.prepare(stores)
            let accepted = try await simultaneously(20) { _ in try await Self.accept(stores) == nil ? 0 : 1 }
            try requireEqual(accepted.reduce(0, +), 1)
            let member = try await stores.organisations.member(Sample.account(2).subject, of: Self.id)
            try requireEqual(member?.role, .coAdministrator)
            try requireEqual(try await stores.invitations.open(of: Self.id, at: Sample.now, limit: 5), [])
        },
        ConformanceCase("invitations: none is accepted by another address, token, too late or after its end") {
            stores in
            try await Self.prepare(stores)
            let end = Sample.now + 2 + Invitation.lifetimeSeconds
            let attempts: [Invitation?] = [
                try await Self.accept(stores, key: 1), try await Self.accept(stores, digest: 3),
                try await Self.accept(stores, at: end),
            ]
            try requireEqual(attempts.count { $0 != nil }, 0)
            let id = InvitationID("invitation-2")
            let foreign = try await stores.invitations.revoke(id, of: OrganisationID("o"), at: Sample.now)
            try requireEqual(foreign, nil)
            let revoked = try await stores.invitations.revoke(id, of: Self.id, at: Sample.now)
            try requireEqual(revoked?.id, id)
            try requireEqual(try await Self.accept(stores), nil)
            try requireEqual(try await stores.organisations.memberCount(of: Self.id), 1)
        },
        ConformanceCase("invitations: whoever declines cannot accept any more") { stores in
            try await Self.prepare(stores)
            let digest = Sample.digest(2)
            let other = try await stores.invitations.decline(digest: digest, key: Sample.key(1), at: Sample.now)
            try requireEqual(other, nil)
            let own = try await stores.invitations.decline(digest: digest, key: Sample.key(2), at: Sample.now)
            try requireEqual(own?.role, .coAdministrator)
            try requireEqual(try await Self.accept(stores), nil)
        },
        ConformanceCase("invitations: a new one takes the place of the old one, and there is a limit") { stores in
            try await Self.prepare(stores)
            var again = Sample.invitation(2, to: Self.id)
            again.id = InvitationID("again")
            try await stores.invitations.put(again, digest: Sample.digest(9), limit: 2)
            try requireEqual(try await Self.accept(stores), nil)
            let next = Sample.invitation(3, to: Self.id)
            try await stores.invitations.put(next, digest: Sample.digest(3), limit: 2)
            let error = try await requireError(PlatformError.self) {
                let third = Sample.invitation(4, to: Self.id)
                try await stores.invitations.put(third, digest: Sample.digest(4), limit: 2)
            }
            try requireEqual(error.code, .listFull)
            let ids = try await stores.invitations.open(of: Self.id, at: Sample.now, limit: 5).map(\.id)
            try requireEqual(ids, [next.id, again.id])
            try requireEqual(try await Self.accept(stores, digest: 9)?.id, again.id)
        },
        ConformanceCase("invitations: a member keeps the role that it has") { stores in
            try await Self.prepare(stores)
            let subject = Sample.account(2).subject
            _ = try await stores.organisations.add(subject, role: .member, to: Self.id, limit: 9, at: Sample.now)
            _ = try requireValue(try await Self.accept(stores))
            try requireEqual(try await stores.organisations.member(subject, of: Self.id)?.role, .member)
        },
        ConformanceCase("invitations: expired ones go") { stores in
            try await Self.prepare(stores)
            let end = Sample.now + Invitation.lifetimeSeconds
            try requireEqual(try await stores.maintenance.removeExpired(at: end - 1, limit: 10), 0)
            try requireEqual(try await stores.maintenance.removeExpired(at: end, limit: 10), 1)
        },
    ]
}
