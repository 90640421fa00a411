import LintelPlatform
import LintelTokens

extension StoreConformance {
    /// Takes what is due so many seconds after the beginning, for a minute.
    private static func take(at seconds: Int64, in stores: Stores) async throws -> QueuedMail? {
        let now = Sample.now + seconds
        return try await stores.mails.takeDue(at: now, until: now + 60)
    }

    static let mails: [ConformanceCase<Stores>] = [
        ConformanceCase("mails: one is taken when it is due, whole, with the attempt counted") { stores in
            try await stores.mails.add(Sample.mail(1), capacity: 10)
            try requireEqual(try await Self.take(at: 0, in: stores), nil)
            var expected = Sample.mail(1)
            expected.attempts = 1
            expected.nextAttemptAt = Sample.now + 61
            try requireEqual(try await Self.take(at: 1, in: stores), expected)
        },
        ConformanceCase("mails: of 20 nodes at once exactly one takes it") { stores in
            try await stores.mails.add(Sample.mail(1), capacity: 10)
            let taken = try await simultaneously(20) { _ in try await Self.take(at: 1, in: stores) }
            try requireEqual(taken.count { $0 != nil }, 1)
        },
        ConformanceCase("mails: of many, each is taken once, those due longest first") { stores in
            for number in 1...20 {
                var mail = Sample.mail(number)
                mail.nextAttemptAt = Sample.now + Int64(20 - number)
                try await stores.mails.add(mail, capacity: 20)
            }
            try requireEqual(try await Self.take(at: 30, in: stores)?.id, Sample.mail(20).id)
            let taken = try await simultaneously(8) { _ in
                var ids: [MailID] = []
                while let mail = try await Self.take(at: 30, in: stores) { ids.append(mail.id) }
                return ids
            }
            // Who came second to a mail may have stopped.
            var ids = taken.flatMap { $0 }
            while let mail = try await Self.take(at: 30, in: stores) { ids.append(mail.id) }
            try requireEqual(ids.count, 19)
            try requireEqual(Set(ids).count, 19)
        },
        ConformanceCase("mails: a taken one that nobody finished comes back when its time is over") { stores in
            try await stores.mails.add(Sample.mail(1), capacity: 10)
            _ = try await Self.take(at: 1, in: stores)
            try requireEqual(try await Self.take(at: 60, in: stores), nil)
            try requireEqual(try await Self.take(at: 61, in: stores)?.attempts, 2)
        },
        ConformanceCase("mails: a postponed one is due at its new time, unless it has been taken again") { stores in
            try await stores.mails.add(Sample.mail(1), capacity: 10)
            let first = try requireValue(try await Self.take(at: 1, in: stores))
            try await stores.mails.postpone(first, to: Sample.now + 31, because: nil)
            try requireEqual(try await Self.take(at: 30, in: stores), nil)
            let second = try requireValue(try await Self.take(at: 31, in: stores))
            try requireEqual(second.attempts, 2)
            // The first taker was away and comes back.
            try await stores.mails.postpone(first, to: Sample.now + 32, because: "away")
            try requireEqual(try await Self.take(at: 90, in: stores), nil)
            try requireEqual(try await Self.take(at: 91, in: stores)?.attempts, 3)
        },
        ConformanceCase("mails: a removed one is gone, and the others are not") { stores in
            for number in 1...2 { try await stores.mails.add(Sample.mail(number), capacity: 10) }
            try await stores.mails.remove(Sample.mail(1).id)
            try await stores.mails.remove(MailID("unknown"))
            try requireEqual(try await Self.take(at: 1, in: stores)?.id, Sample.mail(2).id)
            try requireEqual(try await Self.take(at: 1, in: stores), nil)
        },
        ConformanceCase("mails: a full outbox takes none, until one is gone") { stores in
            for number in 1...3 { try await stores.mails.add(Sample.mail(number), capacity: 3) }
            let error = try await requireError(PlatformError.self) {
                try await stores.mails.add(Sample.mail(4), capacity: 3)
            }
            try requireEqual(error.code, .busy)
            try await stores.mails.remove(Sample.mail(2).id)
            try await stores.mails.add(Sample.mail(4), capacity: 3)
        },
        ConformanceCase("mails: an expired one is due for an hour, and then removed with the expired rows") { stores in
            try await stores.mails.add(Sample.mail(1), capacity: 10)
            let end = Sample.mail(1).expiresAt
            try requireEqual(try await stores.maintenance.removeExpired(at: end + 3_599, limit: 10), 0)
            try requireEqual(try await stores.mails.takeDue(at: end, until: end + 60)?.id, Sample.mail(1).id)
            try requireEqual(try await stores.maintenance.removeExpired(at: end + 3_600, limit: 10), 1)
            try requireEqual(try await stores.mails.takeDue(at: end + 3_600, until: end + 3_660), nil)
        },
    ]
}
