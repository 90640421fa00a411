import HTTPTypes
package import Hummingbird
import LintelCodec
package import LintelPlatform
package import LintelTokens

/// Evo `license-access`: what the token is, whom it speaks for, and what one organisation is entitled to.
package struct LicenseAccessEndpoint: Sendable {
    private let gate: ActionGate
    private let settings: EvoSettings
    private let problems: EvoProblems
    private let organisations: any OrganisationStore

    /// - Parameter gate: That of ``GuardedAction/discovery(_:)``.
    package init(
        gate: ActionGate,
        settings: EvoSettings,
        problems: EvoProblems,
        organisations: any OrganisationStore,
    ) {
        self.gate = gate
        self.settings = settings
        self.problems = problems
        self.organisations = organisations
    }

    /// Answers a call; without an organisation in the query it is about the first one that has the product.
    package func answer(_ request: Request, claims: AccessTokenClaims?, callID: String?) async throws -> Response {
        let facts: AccessFacts
        switch try await self.gate.admit(claims, callID: callID) {
        case .refused(let response): return response
        case .admitted(let known): facts = known
        }
        do {
            let query = try CallQuery(request)
            return try await self.answer(query, facts)
        } catch let refusal as EvoRefusal {
            return self.problems.response(refusal)
        } catch let error as PlatformError {
            return self.problems.response(EvoRefusal(error))
        }
    }

    private func answer(_ query: CallQuery, _ facts: AccessFacts) async throws -> Response {
        guard let claims = facts.claims else { throw HTTPError(.unauthorized) }
        let missing = query.all("required_scope").filter { !claims.scopes.contains($0) }
        guard missing.isEmpty else {
            throw EvoRefusal(
                .forbidden,
                "auth/insufficient-scope",
                title: "Insufficient Scope.",
                "The access token lacks a scope that is asked for.",
            )
        }
        let wanted = query.text("org_id").map { OrganisationID($0.lowercased()) }
        let membership = try await self.organisations.memberships(of: claims.subject).first { membership in
            (wanted == nil || wanted == membership.organisation.id) && self.gate.includes(membership, facts)
        }
        let hub = query.text("hub")
        guard let membership, hub == nil || hub == self.settings.hub.code else {
            throw EvoRefusal.missing("There is no such organisation or hub.")
        }
        let requested = query.all("service")
        let services = self.settings.services.map(\.code).filter { requested.isEmpty || requested.contains($0) }
        return CallAnswer.json { json in
            json.object { json in
                json.key("auth_details")
                json.object { $0.members(claims) }
                self.writeEntitlements(membership, services, to: &json)
                json.key("user")
                json.object { json in
                    json.member("sub", claims.subject.rawValue)
                    json.member("org_id", membership.organisation.id.rawValue)
                    json.member("org_name", membership.organisation.name)
                }
            }
        }
    }

    private func writeEntitlements(_ membership: Membership, _ services: [String], to json: inout JSONWriter) {
        json.key("entitlements")
        json.object { json in
            json.member("hub_code", self.settings.hub.code)
            json.member("instance_id", membership.organisation.id.rawValue)
            json.member("instance_name", membership.organisation.name)
            json.member("org_id", membership.organisation.id.rawValue)
            json.member("org_name", membership.organisation.name)
            json.member("roles", InstanceRole.all.filter { $0.role == membership.role }.map(\.name))
            json.member("services", services)
        }
    }
}
