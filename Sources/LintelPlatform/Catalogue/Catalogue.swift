package import LintelTokens

/// What the platform offers: APIs with their scopes, products for organisations to switch on, and members' roles.
///
/// It is data, not code: an operator adds an API by adding an entry.
package struct Catalogue: Sendable, Hashable {
    /// An API that apps get tokens for.
    package struct API: Sendable, Hashable {
        /// A short word such as `evo`, unique among the APIs.
        package var id: String
        /// The name that people see.
        package var name: String
        /// Path below the issuer that makes the `aud` value (RFC 8707 §2): `/apis/evo`.
        package var audiencePath: String
        package var scopes: [Scope]
        /// The product that an organisation must have switched on, if one is needed.
        package var entitlement: String?
        /// Whether an operator must approve the scopes for each app.
        package var needsApproval: Bool
        /// Who approves the scopes for an app that belongs to an organisation.
        package var approver: Approver
        /// The status of the answer when a token lacks the scope: 403 (RFC 6750 §3.1), or 401 as some APIs promise.
        package var missingScopeStatus: Int

        package init(
            id: String,
            name: String,
            audiencePath: String,
            scopes: [Scope],
            entitlement: String? = nil,
            needsApproval: Bool = false,
            approver: Approver = .operators,
            missingScopeStatus: Int = 403,
        ) {
            self.id = id
            self.name = name
            self.audiencePath = audiencePath
            self.scopes = scopes
            self.entitlement = entitlement
            self.needsApproval = needsApproval
            self.approver = approver
            self.missingScopeStatus = missingScopeStatus
        }
    }

    /// Who approves an API's scopes; operators may always.
    package enum Approver: String, Sendable, Hashable, CaseIterable {
        /// Administrators and co-administrators of the organisation that the app belongs to.
        case organisation
        case operators
    }

    /// One scope of an API.
    package struct Scope: Sendable, Hashable {
        /// The value on the wire.
        package var name: String
        /// What the consent page says, to be read after "This app will be able to".
        package var sentence: String
        /// Still given to apps that ask for it; not offered to new ones.
        package var isDeprecated: Bool

        package init(name: String, sentence: String, isDeprecated: Bool = false) {
            self.name = name
            self.sentence = sentence
            self.isDeprecated = isDeprecated
        }
    }

    /// A product that is switched on for an organisation.
    package struct Entitlement: Sendable, Hashable {
        package var id: String
        package var name: String

        package init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// What a role of an organisation is called.
    package struct Role: Sendable, Hashable {
        package var role: OrganisationRole
        package var name: String
        /// What the role lets a member do.
        package var sentence: String

        package init(role: OrganisationRole, name: String, sentence: String) {
            self.role = role
            self.name = name
            self.sentence = sentence
        }
    }

    package let apis: [API]
    package let entitlements: [Entitlement]
    package let organisationRoles: [Role]

    /// Where each API scope is found: index of the API, index of the scope in it.
    private let places: [String: Place]

    /// Takes the parts as they are; ``init(yaml:)`` checks them.
    package init(apis: [API], entitlements: [Entitlement], organisationRoles: [Role]) {
        self.apis = apis
        self.entitlements = entitlements
        self.organisationRoles = organisationRoles
        var places: [String: Place] = [:]
        for (apiIndex, api) in apis.enumerated() {
            for (scopeIndex, scope) in api.scopes.enumerated() {
                places[scope.name] = Place(api: apiIndex, scope: scopeIndex)
            }
        }
        self.places = places
    }

    /// The API with this id.
    package func api(_ id: String) -> API? { self.apis.first { $0.id == id } }

    /// The API that a scope belongs to; nil for the OpenID scopes and unknown ones.
    package func api(forScope scope: String) -> API? { self.places[scope].map { self.apis[$0.api] } }

    /// Whether a product with this id can be switched on.
    package func hasEntitlement(_ id: String) -> Bool { self.entitlements.contains { $0.id == id } }

    /// Every scope that exists, the OpenID ones first.
    package var allScopes: ScopeSet {
        ScopeSet(OpenIDScope.allCases.map(\.rawValue) + self.apis.flatMap { $0.scopes.map(\.name) })
    }

    /// The `aud` values of a token with these scopes, in the catalogue's order (RFC 9068 §2.2).
    ///
    /// Each API whose scopes are in the set is an audience, `openid` makes the issuer one (its user info endpoint),
    /// and a token with neither is for the issuer alone.
    package func audiences(for scopes: ScopeSet, issuer: String) -> [String] {
        var isWanted = [Bool](repeating: false, count: self.apis.count)
        for scope in scopes.values {
            if let place = self.places[scope] { isWanted[place.api] = true }
        }
        var audiences: [String] = []
        for (api, isWanted) in zip(self.apis, isWanted) where isWanted { audiences.append(issuer + api.audiencePath) }
        if audiences.isEmpty || scopes.contains(OpenIDScope.openid.rawValue) { audiences.append(issuer) }
        return audiences
    }

    /// What the scopes mean in plain words, in the set's order; unknown scopes are left out.
    ///
    /// - Parameter refreshDays: For how many days a refresh token lasts, for the sentence of `offline_access`.
    package func describe(_ scopes: ScopeSet, refreshDays: Int64 = 90) -> [(scope: String, sentence: String)] {
        scopes.values.compactMap { scope in
            if let openID = OpenIDScope(rawValue: scope) { return (scope, openID.sentence(refreshDays: refreshDays)) }
            return self.places[scope].map { (scope, self.apis[$0.api].scopes[$0.scope].sentence) }
        }
    }

    private struct Place: Sendable, Hashable {
        var api: Int
        var scope: Int
    }
}
