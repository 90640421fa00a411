import HTTPTypes
package import Hummingbird
package import LintelGuard
package import LintelPlatform
import LintelTokens

/// The ProjectWise API: the part of the Web Services Gateway by which documents are read.
package struct WSGRoutes: Sendable {
    private let api: ResourceAPI
    private let actions: WSGActions
    private let sources: any DataSourceStore
    private let endpoint: WSGEndpoint
    private let directory: AccessDirectory
    private let notes: RefusalNotes
    private let clock: WallClock
    private let throttle: CallThrottle
    /// How often an app that is not allowed is noted.
    private let noting = CallThrottle(limit: 10)
    private let tokens: TokenGuard

    package init(
        _ settings: ProjectWiseSettings,
        stores: Stores,
        blobs: BlobDepot,
        guard tokens: TokenGuard,
        directory: AccessDirectory,
        page: RefusalPage,
        notes: RefusalNotes,
        clock: WallClock,
    ) {
        self.api = ResourceAPI(
            audience: settings.audience,
            realm: "projectwise",
            missingScopeStatus: settings.missingScopeStatus,
            body: WSGRefusalBody(),
            page: page,
        )
        self.actions = WSGActions(settings)
        self.sources = stores.dataSources
        self.endpoint = WSGEndpoint(documents: stores.documents, blobs: blobs)
        self.directory = directory
        self.notes = notes
        self.clock = clock
        self.throttle = CallThrottle(limit: settings.callsPerMinute)
        self.tokens = tokens
    }

    package func add<Context: GuardedContext>(to router: some RouterMethods<Context>) {
        let group = router.group()
            .add(middleware: self.api.middleware(self.tokens, notes: self.notes, context: Context.self))
        group.get("/ws/**") { request, context in
            try await self.refusing { try await self.read(request, context.claims, context.callID) }
        }
        for method: HTTPRequest.Method in [.post, .put, .patch, .delete] {
            group.on("/ws/**", method: method) { _, context in
                try await self.refusing { try await self.write(context.claims, context.callID) }
            }
        }
    }

    private func refusing(_ body: () async throws -> Response) async throws -> Response {
        do {
            return try await body()
        } catch {
            guard let refusal = WSGRefusal(error) else { throw error }
            return refusal.response
        }
    }

    private func gate(_ action: GuardedAction) -> ActionGate {
        ActionGate(action, api: self.api, directory: self.directory, notes: self.notes)
    }

    /// Whatever the path names: nobody has the scope.
    private func write(_ claims: AccessTokenClaims?, _ callID: String?) async throws -> Response {
        switch try await self.gate(self.actions.write).admit(claims, callID: callID) {
        case .refused(let response): return response
        case .admitted: throw WSGRefusal(.methodNotAllowed, "NotSupported", "Documents are only read here.")
        }
    }

    private func read(_ request: Request, _ claims: AccessTokenClaims?, _ callID: String?) async throws -> Response {
        switch WSGAddress(path: request.uri.path) {
        case .repositories: return try await self.repositories(claims, callID)
        case .repository(let key, let resource): return try await self.read(resource, of: key, request, claims, callID)
        case nil: throw WSGRefusal(.notFound, "NotSupported", "There is nothing at this address.")
        }
    }

    private func read(
        _ resource: WSGAddress.Resource,
        of key: String?,
        _ request: Request,
        _ claims: AccessTokenClaims?,
        _ callID: String?,
    ) async throws -> Response {
        var id: DataSourceID?
        if let key { id = try await self.sources.dataSource(repositoryKey: key) }
        // A text of another form is no data source's id.
        let place = AccessDirectory.Place.dataSource(id ?? DataSourceID(""))
        let action =
            switch resource {
            case .file, .fileAccess: self.actions.download
            case .documents, .document, .documentsIn: self.actions.documents
            default: self.actions.browse
            }
        switch try await self.gate(action).admit(claims, callID: callID, about: place, refused: self.noteClient) {
        case .refused(let response): return response
        case .admitted(let facts):
            guard let access = facts.dataSource, let role = access.role, let claims = facts.claims else {
                throw WSGRefusal.instanceUnknown
            }
            let now = self.clock.now()
            try self.count(CallThrottle.Key(client: claims.clientID, source: access.source.id), at: now)
            let reader = DocumentReader(subject: claims.subject, role: role)
            let call = WSGCall(source: access.source, reader: reader, request: request, now: now)
            return try await self.endpoint.answer(resource, call, access)
        }
    }

    /// The data sources in which the caller has a role and which the app may call.
    ///
    /// An app that may call none of them is told so, as it is when it calls one.
    private func repositories(_ claims: AccessTokenClaims?, _ callID: String?) async throws -> Response {
        switch try await self.gate(self.actions.repositories).admit(claims, callID: callID) {
        case .refused(let response): return response
        case .admitted(let facts):
            guard let claims = facts.claims else { throw WSGRefusal.instanceUnknown }
            try self.count(CallThrottle.Key(client: claims.clientID, source: nil), at: self.clock.now())
            let all = try await self.sources.accesses(
                of: claims.subject,
                through: claims.clientID,
                limit: DataSourceLimits.dataSources,
            ).filter { $0.entitlements.contains(self.actions.entitlement) }
            let allowed = all.filter { $0.allowance != nil }
            if allowed.isEmpty, let first = all.first {
                let admission = try await self.gate(self.actions.browse)
                    .admit(claims, callID: callID, about: .dataSource(first.source.id), refused: self.noteClient)
                if case .refused(let response) = admission { return response }
            }
            return WSGInstances.response { json in
                for access in allowed { WSGRepository.write(access, to: &json) }
            }
        }
    }

    private func count(_ key: CallThrottle.Key, at now: UnixTime) throws(WSGRefusal) {
        if let seconds = self.throttle.secondsToWait(key, at: now) { throw .throttled(seconds) }
    }

    /// Puts an app that is not allowed among those that wait.
    private func noteClient(_ decision: Decision, _ facts: AccessFacts) async {
        guard decision.failedStep == .client, let access = facts.dataSource, let claims = facts.claims else { return }
        let now = self.clock.now()
        let key = CallThrottle.Key(client: claims.clientID, source: access.source.id)
        guard self.noting.secondsToWait(key, at: now) == nil else { return }
        // The refusal is the answer, noted or not.
        try? await self.sources.noteCall(
            of: claims.clientID,
            to: access.source.id,
            limit: DataSourceLimits.waitingClients,
            at: now,
        )
    }
}
