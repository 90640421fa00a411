import HTTPTypes
package import Hummingbird
package import LintelGuard
import LintelOAuth
package import LintelPlatform
import LintelTokens
import NIOCore

/// What every endpoint of an Evo API about an organisation or a workspace does first and last: asks the gate, and turns
/// refusals into the service's problems.
package struct EvoDoor: Sendable {
    private let problems: EvoProblems
    private let clock: WallClock
    private let translate: @Sendable (PlatformError) -> EvoProblem

    /// - Parameter translate: How the service tells of what the platform's rules refuse.
    package init(
        problems: EvoProblems,
        clock: WallClock,
        translate: @escaping @Sendable (PlatformError) -> EvoProblem,
    ) {
        self.problems = problems
        self.clock = clock
        self.translate = translate
    }

    /// Answers a call about the organisation, and the workspace, that its path names as `org_id` and `workspace_id`.
    ///
    /// - Parameters:
    ///   - gate: Lets the call in or refuses it.
    ///   - answer: Makes the answer to a call that was let in.
    package func answer<Context: GuardedContext>(
        _ request: Request,
        _ context: Context,
        gate: ActionGate,
        _ answer: (EvoCall) async throws -> Response,
    ) async throws -> Response {
        // An id that is none is nobody's: the gate finds nothing under it.
        let organisation = OrganisationID(Self.id("org_id", context))
        let workspace = context.parameters.get("workspace_id").map { _ in
            WorkspaceID(Self.id("workspace_id", context))
        }
        let admission = try await gate.admit(
            context.claims,
            callID: context.callID,
            organisation: organisation,
            workspace: workspace,
        )
        switch admission {
        case .refused(let response): return response
        case .admitted(let facts):
            guard let actor = Self.actor(facts, context) else { throw HTTPError(.unauthorized) }
            do {
                let call = EvoCall(
                    request: request,
                    query: try EvoQuery(of: request),
                    organisation: organisation,
                    access: facts.workspace,
                    actor: actor,
                    now: self.clock.now(),
                )
                return try await answer(call)
            } catch let problem as EvoProblem {
                return self.problems.response(problem)
            } catch let error as PlatformError {
                return self.problems.response(self.translate(error))
            }
        }
    }

    private static func id(_ name: String, _ context: some RequestContext) -> String {
        UUIDText(context.parameters.get(name) ?? "")?.rawValue ?? ""
    }

    private static func actor(_ facts: AccessFacts, _ context: some GuardedContext) -> Actor? {
        guard let principal = facts.principal else { return nil }
        let memberships = facts.membership.map { [$0] } ?? []
        return switch principal {
        case .person(let account):
            Actor(account, memberships: memberships, address: nil, correlationID: context.callID)
        case .service(let app):
            Actor(service: app.client.id, memberships: memberships, address: nil, correlationID: context.callID)
        }
    }
}
