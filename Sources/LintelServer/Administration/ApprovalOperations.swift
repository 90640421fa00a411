import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The administration API's calls about scopes that wait for approval.
struct ApprovalOperations: Sendable {
    let approvals: ScopeApprovals

    var operations: [AdministrationOperation] {
        [
            AdministrationOperation(.get, "/approvals", .approvals, handle: self.queue),
            AdministrationOperation(.post, "/approvals/{client_id}/{scope}", .approvals, handle: self.decide),
            AdministrationOperation(.delete, "/approvals/{client_id}/{scope}", .approvals, handle: self.revoke),
        ]
    }

    private func queue(_ call: AdministrationCall) async throws -> Response {
        let query = try call.query("organisation_id", "cursor")
        let cursor = try call.page(of: query).cursor.map { text throws(Problem) in
            guard let cursor = ScopeRequest.Cursor(text) else {
                throw .invalid("cursor", "The cursor is not one of this list.")
            }
            return cursor
        }
        let queue = try await self.approvals.queue(
            for: call.actor,
            organisation: query["organisation_id"].map { OrganisationID($0) },
            after: cursor,
        )
        return JSONList.response(queue.requests, next: queue.next?.text) { $0.write(to: &$1) }
    }

    private func decide(_ call: AdministrationCall) async throws -> Response {
        var body = try await call.body()
        let word = try body.string("decision")
        let note = try body.optionalString("note")
        try body.finish()
        guard let decision = ScopeDecision(rawValue: word) else {
            throw Problem.invalid("decision", "A decision is approve or refuse.")
        }
        let (id, scope) = (ClientID(try call.path("client_id")), try call.path("scope"))
        try await self.approvals.decide(decision, on: scope, of: id, note: note, by: call.actor, at: call.now)
        return try await self.answer(scope, of: id, call)
    }

    private func revoke(_ call: AdministrationCall) async throws -> Response {
        _ = try call.query()
        let (id, scope) = (ClientID(try call.path("client_id")), try call.path("scope"))
        try await self.approvals.revokeApproval(of: scope, of: id, by: call.actor, at: call.now)
        return try await self.answer(scope, of: id, call)
    }

    private func answer(_ scope: String, of id: ClientID, _ call: AdministrationCall) async throws -> Response {
        var json = JSONWriter()
        try await self.approvals.entry(scope, of: id, for: call.actor).write(to: &json)
        return JSONAnswer.make(json.bytes)
    }
}

extension ScopeRequest {
    fileprivate func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("client_id", self.clientID.rawValue)
        json.member("app_name", self.appName)
        json.optionalMember("organisation_id", self.organisationID?.rawValue)
        json.member("scope", self.scope.scope)
        json.member("state", self.scope.state.rawValue)
        json.optionalMember("requested_by", self.requester?.email)
        json.optionalMember("requested_at", self.scope.requestedAt)
        json.optionalMember("decided_by", self.decider?.email)
        json.optionalMember("decided_at", self.scope.decidedAt)
        json.optionalMember("note", self.scope.note)
        json.endObject()
    }
}
