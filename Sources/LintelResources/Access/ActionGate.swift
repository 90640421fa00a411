package import Hummingbird
import LintelGuard
package import LintelPlatform
package import LintelTokens

/// Lets calls of one action through or refuses them, and tells of those that it refuses.
package struct ActionGate: Sendable {
    private let action: GuardedAction
    private let api: ResourceAPI
    private let directory: AccessDirectory
    private let notes: RefusalNotes

    package init(_ action: GuardedAction, api: ResourceAPI, directory: AccessDirectory, notes: RefusalNotes) {
        self.action = action
        self.api = api
        self.directory = directory
        self.notes = notes
    }

    /// What became of a call at the gate.
    package enum Admission: Sendable {
        case admitted(AccessFacts)
        case refused(Response)
    }

    /// Runs the action's rules for a call.
    ///
    /// - Parameters:
    ///   - callID: Names the call; see ``GuardedContext``.
    ///   - place: What the path of the call names, if it names anything.
    ///   - refused: Gets to know the decision against the call, before it is answered.
    package func admit(
        _ claims: AccessTokenClaims?,
        callID: String?,
        about place: AccessDirectory.Place? = nil,
        refused: (Decision, AccessFacts) async -> Void = { _, _ in },
    ) async throws -> Admission {
        let facts = try await self.directory.facts(of: claims, about: place)
        let decision = Decision(rules: self.action.rules(about: place), facts: facts)
        guard let reason = decision.refusal else { return .admitted(facts) }
        await refused(decision, facts)
        await self.note(reason, decision, facts, callID)
        return .refused(self.api.response(refusing: reason, callID: callID))
    }

    /// Whether the organisation of a membership takes part in what an admitted call is about.
    package func includes(_ membership: Membership, _ facts: AccessFacts) -> Bool {
        var facts = facts
        facts.membership = membership
        return Decision(rules: self.action.organisationRules, facts: facts).isAllowed
    }

    private func note(_ reason: Refusal.Reason, _ decision: Decision, _ facts: AccessFacts, _ callID: String?) async {
        guard let claims = facts.claims, let callID else { return self.notes.note(reason, nil) }
        var facts = facts
        // Without the app's name the refusal is told all the same.
        facts.app = try? await self.directory.app(of: claims)
        self.notes.note(
            reason,
            RefusedCall(
                correlationID: callID,
                at: self.notes.clock.now(),
                clientID: claims.clientID,
                subject: claims.subject,
                // Those who manage an organisation read of the calls of its own members only, and of those who work in
                // its projects and data sources.
                organisationID: facts.membership?.organisation.id ?? facts.visibleProject?.organisationID
                    ?? facts.visibleDataSource?.organisationID,
                action: self.action.action.id,
                checks: decision.explained(with: facts),
            ),
        )
    }
}
