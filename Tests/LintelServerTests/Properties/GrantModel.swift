import LintelTokens

/// What the authorization server owes its apps and people: a small pure model with numbers for names.
struct GrantModel {
    /// Refresh tokens of one code.
    struct Family {
        var generation = 0
        var rotatedAt: Int64
    }

    /// One code and all that came from it.
    struct Grant {
        enum CodeState { case fresh, spent, gone }

        let app: Int
        let person: Int
        let session: Int
        let scopes: ScopeSet
        let issuedAt: Int64
        var code = CodeState.fresh
        var family: Family?
        var isDenied = false
    }

    struct Token {
        let grant: Int
        let scopes: ScopeSet
        let issuedAt: Int64
        var isRevoked = false
    }

    /// An app, a person and a scope that the person has allowed the app.
    struct Allowed: Hashable {
        let app: Int
        let person: Int
        let scope: String
    }

    var now: Int64 = 0
    var isAppEnabled = [true, true]
    var isPersonEnabled = [true, true]
    /// The number of each person's browser session; nil while signed out.
    var session: [Int?] = [nil, nil]
    private var sessions = 0
    private(set) var allowed: Set<Allowed> = []
    private(set) var grants: [Grant] = []
    private(set) var tokens: [Token] = []

    mutating func signIn(_ person: Int) {
        self.sessions += 1
        self.session[person] = self.sessions
    }

    func asksConsent(_ app: Int, _ person: Int, _ scopes: ScopeSet) -> Bool {
        scopes.contains("offline_access")
            || !scopes.values.allSatisfy { self.allowed.contains(Allowed(app: app, person: person, scope: $0)) }
    }

    mutating func allow(_ app: Int, _ person: Int, _ scopes: ScopeSet) {
        for scope in scopes.values { self.allowed.insert(Allowed(app: app, person: person, scope: scope)) }
    }

    mutating func issueCode(_ app: Int, _ person: Int, _ scopes: ScopeSet) {
        guard let session = self.session[person] else { return }
        self.grants.append(Grant(app: app, person: person, session: session, scopes: scopes, issuedAt: self.now))
    }

    /// Whether the exchange gives tokens.
    mutating func exchange(_ index: Int, by app: Int, fits: Bool) -> Bool {
        let grant = self.grants[index]
        guard self.isAppEnabled[app], grant.app == app else { return false }
        switch grant.code {
        case .gone:
            return false
        case .spent:
            self.end(index)
            return false
        case .fresh:
            guard self.now < grant.issuedAt + 60 else { return false }
            guard self.isPersonEnabled[grant.person] else {
                self.grants[index].code = .gone
                return false
            }
            self.grants[index].code = .spent
            guard fits else { return false }
            if grant.scopes.contains("offline_access") { self.grants[index].family = Family(rotatedAt: self.now) }
            self.tokens.append(Token(grant: index, scopes: grant.scopes, issuedAt: self.now))
            return true
        }
    }

    /// The generation of the refresh token that the refresh gives; nil when it is refused.
    mutating func refresh(_ index: Int, generation: Int, by app: Int, wanted: ScopeSet?) -> Int? {
        let grant = self.grants[index]
        guard self.isAppEnabled[app], grant.app == app, var family = grant.family, generation <= family.generation
        else { return nil }
        let isNewest = generation == family.generation
        guard isNewest || (generation == family.generation - 1 && self.now - family.rotatedAt <= 30) else {
            self.end(index)
            return nil
        }
        let scopes = wanted ?? grant.scopes
        guard scopes.isSubset(of: grant.scopes) else { return nil }
        if isNewest { family = Family(generation: generation + 1, rotatedAt: self.now) }
        self.grants[index].family = family
        self.tokens.append(Token(grant: index, scopes: scopes, issuedAt: self.now))
        return family.generation
    }

    /// Whether the revocation changes anything.
    mutating func revokeFamily(_ index: Int, by app: Int) -> Bool {
        let grant = self.grants[index]
        guard self.isAppEnabled[app], grant.app == app, grant.family != nil else { return false }
        self.end(index)
        return true
    }

    mutating func revokeToken(_ index: Int, by app: Int) -> Bool {
        guard self.isAppEnabled[app], self.grants[self.tokens[index].grant].app == app, self.isActive(index) else {
            return false
        }
        self.tokens[index].isRevoked = true
        return true
    }

    /// Signing out at an app's request ends what this session gave to that app; signing out alone ends the session.
    mutating func signOut(_ person: Int, hintOf app: Int?) {
        for index in self.grants.indices where self.grants[index].session == self.session[person] {
            guard self.grants[index].app == app else { continue }
            if self.grants[index].code == .fresh { self.grants[index].code = .gone }
            if self.grants[index].family != nil { self.end(index) }
        }
        self.session[person] = nil
    }

    mutating func disable(app: Int) {
        self.isAppEnabled[app] = false
        for index in self.grants.indices where self.grants[index].app == app { self.grants[index].family = nil }
    }

    mutating func disable(person: Int) {
        self.isPersonEnabled[person] = false
        self.session[person] = nil
        for index in self.grants.indices where self.grants[index].person == person { self.grants[index].family = nil }
    }

    /// Whether an access token is alive: its hour and the leeway of verifiers have not passed.
    func isActive(_ index: Int) -> Bool {
        let token = self.tokens[index]
        let grant = self.grants[token.grant]
        return !token.isRevoked && !grant.isDenied && self.now < token.issuedAt + 3630
            && self.isAppEnabled[grant.app] && self.isPersonEnabled[grant.person]
    }

    private mutating func end(_ index: Int) {
        self.grants[index].family = nil
        self.grants[index].isDenied = true
    }
}
