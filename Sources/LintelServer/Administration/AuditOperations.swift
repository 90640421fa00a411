import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The administration API's call about the audit log.
struct AuditOperations: Sendable {
    let reading: AuditReading

    var operations: [AdministrationOperation] {
        [AdministrationOperation(.get, "/audit", .readAudit, handle: self.list)]
    }

    /// All of an organisation's events, everything for operators, or else what the caller has done.
    private func list(_ call: AdministrationCall) async throws -> Response {
        let query = try call.query(
            "kind",
            "actor",
            "client_id",
            "organisation_id",
            "error_id",
            "correlation_id",
            "since",
            "until",
            "limit",
            "cursor",
        )
        let page = try call.page(of: query)
        let before = try page.cursor.map { text throws(Problem) in
            guard let sequence = Int64(text), sequence > 0 else {
                throw .invalid("cursor", "The cursor is not one of this list.")
            }
            return sequence
        }
        let organisation = query["organisation_id"].map { OrganisationID($0) }
        let scope: AuditReading.Scope =
            if let organisation { .organisation(organisation) } else { call.actor.isOperator ? .everything : .own }
        let found = try await self.reading.page(
            AuditQuery(
                since: try Self.time("since", query),
                until: try Self.time("until", query),
                kindPrefix: query["kind"],
                actor: query["actor"],
                clientID: query["client_id"].map { ClientID($0) },
                organisationID: organisation,
                errorID: query["error_id"],
                correlationID: query["correlation_id"],
                before: before,
            ),
            in: scope,
            by: call.actor,
            limit: page.limit,
        )
        return JSONList.response(found.entries, next: found.next.map(String.init)) { $0.write(to: &$1) }
    }

    private static func time(_ name: String, _ query: FormFields) throws(Problem) -> UnixTime? {
        guard let text = query[name] else { return nil }
        guard let time = UnixTime(timestamp: text) else {
            throw .invalid(name, "This is a moment such as 2026-01-02T03:04:05Z.")
        }
        return time
    }
}

extension AuditEntry {
    fileprivate func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("sequence", self.sequence)
        json.member("at", self.event.at)
        json.member("kind", self.event.kind.rawValue)
        json.member("actor", self.event.actor)
        json.optionalMember("target", self.event.target)
        json.optionalMember("client_id", self.event.clientID?.rawValue)
        json.optionalMember("organisation_id", self.event.organisationID?.rawValue)
        json.optionalMember("error_id", self.event.errorID)
        json.optionalMember("detail", self.event.detail)
        json.optionalMember("address", self.event.address)
        json.optionalMember("correlation_id", self.event.correlationID)
        json.endObject()
    }
}
