package import LintelTokens

/// What operators may change across the installation; for everybody else none of it exists.
package struct OperatorDesk: Sendable {
    /// The longest reason for switching an account off, in characters.
    package static let maximumReasonLength = 200
    /// How many entries a page of a list holds.
    package static let pageSize = 50

    private let accounts: any AccountStore
    private let sessions: any SessionStore
    private let store: any OperationStore
    private let audit: any AuditSink

    package init(stores: Stores, audit: any AuditSink) {
        self.accounts = stores.accounts
        self.sessions = stores.sessions
        self.store = stores.operation
        self.audit = audit
    }

    /// Switches an account off with everything that it has open, or on again.
    ///
    /// - Parameters:
    ///   - reason: For the audit log; one line.
    ///   - denyUntil: When the last access token has expired.
    /// - Throws: ``PlatformError`` with code `notFound`, `notOneself` or `noteInvalid`.
    package func setDisabled(
        _ isDisabled: Bool,
        account id: AccountID,
        reason: String,
        denyUntil: UnixTime,
        by actor: Actor,
        at now: UnixTime,
    ) async throws {
        let account = try await self.other(id, by: actor)
        guard let line = try? PlainLine(reason, maximum: Self.maximumReasonLength) else {
            throw PlatformError(
                .noteInvalid,
                "Give a reason: one line of 1 to \(Self.maximumReasonLength) visible characters.",
                field: "reason",
            )
        }
        if isDisabled {
            guard !account.isDisabled else { return }
            _ = try await self.accounts.disable(try EmailKey(account.email), at: now, denyUntil: denyUntil)
        } else {
            guard try await self.store.enable(id) else { return }
        }
        self.audit.record(
            actor.event(
                isDisabled ? .accountDisabled : .accountEnabled,
                target: id.rawValue,
                detail: line.text,
                at: now,
            )
        )
    }

    /// Ends each session of an account.
    ///
    /// - Throws: ``PlatformError`` with code `notFound` or `notOneself`.
    package func endSessions(of id: AccountID, by actor: Actor, at now: UnixTime) async throws {
        let account = try await self.other(id, by: actor)
        try await self.sessions.endAll(of: account.id)
        self.audit.record(actor.event(.sessionsEnded, target: id.rawValue, at: now))
    }

    /// Has the mails sent now that wait for a later attempt; returns how many they are.
    ///
    /// What somebody may be sending at this moment is left alone.
    package func retryMails(by actor: Actor, at now: UnixTime) async throws -> Int {
        try Self.check(actor)
        let count = try await self.store.retryMails(after: now + MailSchedule.takenSeconds, at: now)
        self.audit.record(actor.event(.mailsRetried, detail: "\(count)", at: now))
        return count
    }

    /// Notes that a key was made by an operator.
    package func noteRotation(to keys: [SigningKeyRecord], by actor: Actor, at now: UnixTime) {
        for key in keys {
            self.audit.record(
                actor.event(.keyRotated, target: key.id.rawValue, detail: key.algorithm.rawValue, at: now)
            )
        }
    }

    private func other(_ id: AccountID, by actor: Actor) async throws -> Account {
        try Self.check(actor)
        guard let account = try await self.accounts.account(id) else {
            throw PlatformError(.notFound, "There is no account with this id.")
        }
        guard account.id != actor.account?.id else {
            throw PlatformError(.notOneself, "This is your own account: another operator can do it.")
        }
        return account
    }

    private static func check(_ actor: Actor) throws(PlatformError) {
        guard actor.isOperator else { throw PlatformError(.notFound, "There is nothing at this address.") }
    }
}

extension AuditEvent.Kind {
    package static let accountEnabled = Self(rawValue: "account.enabled")
    package static let sessionsEnded = Self(rawValue: "account.sessions_ended")
    package static let mailsRetried = Self(rawValue: "mail.retried")
}
