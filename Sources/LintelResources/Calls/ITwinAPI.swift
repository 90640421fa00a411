package import HTTPTypes
package import Hummingbird
package import LintelGuard
package import LintelPlatform
import LintelTokens

/// What every API about projects is made with.
package struct ITwinParts: Sendable {
    package let issuer: String
    package let stores: Stores
    package let clock: WallClock
    let page: RefusalPage
    let tokens: TokenGuard
    let directory: AccessDirectory
    let notes: RefusalNotes

    /// An API whose routes are added to the router.
    ///
    /// - Parameters:
    ///   - settings: The family that it belongs to.
    ///   - names: Which codes it has for what it refuses.
    func api<Context: GuardedContext>(
        _ settings: ProjectAPISettings,
        names: ITwinNames,
        on router: some RouterMethods<Context>,
    ) -> ITwinAPI<Context> {
        let api = ResourceAPI(
            audience: settings.audience,
            realm: settings.realm,
            missingScopeStatus: settings.missingScopeStatus,
            body: ITwinRefusalBody(notFound: names.notFound, target: names.notFoundTarget),
            page: self.page,
        )
        let group = router.group().add(
            middleware: ShareKeyMiddleware(
                store: self.stores.teams,
                clock: self.clock,
                issuer: self.issuer,
                settings: settings,
                tokens: api.middleware(self.tokens, notes: self.notes, context: Context.self),
            )
        )
        return ITwinAPI(parts: self, names: names, api: api, group: group)
    }
}

/// Routes of one API about projects: each has its action, whose rules stand before what it does.
package struct ITwinAPI<Context: GuardedContext> {
    let parts: ITwinParts
    let names: ITwinNames
    let api: ResourceAPI
    let group: RouterGroup<Context>

    /// What a route does with a call that was let in; a ``PlatformError`` or ``ITwinRefusal`` becomes an error body.
    package typealias Handler = @Sendable (ITwinCall) async throws -> Response

    /// Which project a call is about, when its path does not say; nil for one that there is not.
    ///
    /// Who reads the body puts it back into the request.
    package typealias Finder = @Sendable (inout Request, Parameters) async throws -> ProjectID?

    /// Adds a route whose path names the project `:project` when the action is about one.
    package func on(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ action: GuardedAction,
        _ answer: @escaping Handler,
    ) {
        // A text of another form is nothing's id, and found nowhere.
        self.on(method, path, action, about: { $1.get("project").flatMap { ProjectID(uuid: $0) } }, answer)
    }

    /// Adds a route whose project is found by something else in the call, such as the schedule that the path names.
    package func on(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ action: GuardedAction,
        about find: @escaping Finder,
        _ answer: @escaping Handler,
    ) {
        let gate = self.gate(action)
        self.on(method, path, answer) { request, context in
            guard action.action.isAboutProject else { return (gate, nil) }
            return (gate, .project(try await find(&request, context.parameters) ?? ProjectID("")))
        }
    }

    /// Adds a route whose path names the project `:project`, or one of the caller's organisations, which is an iTwin too.
    ///
    /// - Parameter account: What the call is when it is about an organisation.
    package func on(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ action: GuardedAction,
        orAccount account: GuardedAction,
        _ answer: @escaping Handler,
    ) {
        let (gate, accountGate) = (self.gate(action), self.gate(account))
        let organisations = self.parts.stores.organisations
        self.on(method, path, answer) { request, context in
            let id = context.parameters.get("project").flatMap { UUIDText($0) }?.rawValue ?? ""
            // An organisation that the caller does not belong to is as unknown as any project.
            if let subject = context.claims?.subject,
                let own = try await organisations.membership(of: subject, in: OrganisationID(id))
            {
                return (accountGate, .organisation(own.organisation.id))
            }
            return (gate, .project(ProjectID(id)))
        }
    }

    private func gate(_ action: GuardedAction) -> ActionGate {
        ActionGate(action, api: self.api, directory: self.parts.directory, notes: self.parts.notes)
    }

    private func on(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ answer: @escaping Handler,
        choose: @escaping @Sendable (inout Request, Context) async throws -> (ActionGate, AccessDirectory.Place?),
    ) {
        let (names, clock, organisations) = (self.names, self.parts.clock, self.parts.stores.organisations)
        self.group.on(RouterPath(path), method: method) { request, context in
            do {
                var request = request
                let (gate, place) = try await choose(&request, context)
                let facts: AccessFacts
                switch try await gate.admit(context.claims, callID: context.callID, about: place) {
                case .refused(let response): return response
                case .admitted(let known): facts = known
                }
                guard
                    let call = ITwinCall(
                        facts,
                        names: names,
                        organisations: organisations,
                        request: request,
                        parameters: context.parameters,
                        callID: context.callID,
                        now: clock.now(),
                    )
                else { throw HTTPError(.notFound) }
                return try await answer(call)
            } catch let error as ITwinRefusal {
                return error.response
            } catch let error as PlatformError {
                return names.refusal(error).response
            }
        }
    }
}
