import HTTPTypes
package import Hummingbird
package import LintelGuard
package import LintelPlatform
import LintelTokens

/// What every Evo API is made with.
package struct EvoParts: Sendable {
    package let settings: EvoSettings
    package let stores: Stores
    package let clock: WallClock
    let page: RefusalPage
    let tokens: TokenGuard
    let directory: AccessDirectory
    let notes: RefusalNotes

    /// An API whose routes are added to the router.
    ///
    /// - Parameters:
    ///   - service: The API's name in the `type` of its problems.
    ///   - names: Which codes it has for the refusals that all share.
    ///   - refusal: How the API tells of what the rules of the platform refuse.
    func api<Context: GuardedContext>(
        _ service: String,
        on router: some RouterMethods<Context>,
        names: EvoRefusalBody.Names = .byReason,
        refusal: @escaping @Sendable (PlatformError) -> EvoRefusal = { EvoRefusal($0) },
    ) -> EvoAPI<Context> {
        let problems = EvoProblems(base: self.settings.problemBase, service: service, page: self.page)
        let api = ResourceAPI(
            audience: self.settings.audience,
            realm: "evo",
            missingScopeStatus: self.settings.missingScopeStatus,
            body: EvoRefusalBody(problems: problems, names: names),
            page: self.page,
        )
        let group = router.group().add(
            middleware: api.middleware(self.tokens, notes: self.notes, context: Context.self)
        )
        return EvoAPI(parts: self, problems: problems, api: api, group: group, refusal: refusal)
    }
}

/// Routes of one Evo API: each has its action, whose rules stand before what it does.
package struct EvoAPI<Context: GuardedContext> {
    let parts: EvoParts
    let problems: EvoProblems
    let api: ResourceAPI
    let group: RouterGroup<Context>
    let refusal: @Sendable (PlatformError) -> EvoRefusal

    /// What a route does with a call that was let in; a ``PlatformError`` or ``EvoRefusal`` becomes a problem body.
    package typealias Handler = @Sendable (EvoCall) async throws -> Response

    /// Adds a route whose path names the organisation `:org` and, when the action is about one, the workspace
    /// `:workspace`.
    package func on(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ action: GuardedAction,
        _ answer: @escaping Handler,
    ) {
        let gate = ActionGate(action, api: self.api, directory: self.parts.directory, notes: self.parts.notes)
        let (problems, refusal, clock) = (self.problems, self.refusal, self.parts.clock)
        self.group.on(RouterPath(path), method: method) { request, context in
            // A text of another form is nothing's id, and found nowhere.
            let organisation = context.parameters.get("org").flatMap { OrganisationID(uuid: $0) }
            let workspace = context.parameters.get("workspace").flatMap { WorkspaceID(uuid: $0) }
            let admission = try await gate.admit(
                context.claims,
                callID: context.callID,
                about: .organisation(
                    organisation ?? OrganisationID(""),
                    workspace: action.action.isAboutWorkspace ? workspace ?? WorkspaceID("") : nil,
                ),
            )
            let facts: AccessFacts
            switch admission {
            case .refused(let response): return response
            case .admitted(let known): facts = known
            }
            guard
                let call = EvoCall(
                    facts,
                    request: request,
                    parameters: context.parameters,
                    callID: context.callID,
                    now: clock.now(),
                )
            else { throw HTTPError(.notFound) }
            do {
                return try await answer(call)
            } catch let error as EvoRefusal {
                return problems.response(error)
            } catch let error as PlatformError {
                return problems.response(refusal(error))
            }
        }
    }
}
