package import LintelPlatform
package import LintelTokens

/// What the rules of access look at, loaded beforehand.
package struct AccessFacts: Sendable, Hashable {
    /// The claims of a token that verifies; nil without one.
    package var claims: AccessTokenClaims?
    /// Who the token speaks for; nil when that person or service is gone.
    package var principal: Principal?
    /// The principal's place in the organisation that the call is about, if it is about one.
    package var membership: Membership?
    /// The workspace that the call is about, with the principal's role in it; nil when there is none of that id in the
    /// organisation.
    package var workspace: WorkspaceAccess?
    /// The project that the call is about, with what the principal may do in it; nil when there is none of that id.
    package var project: ProjectAccess?
    /// The data source that the call is about, with the principal's role in it; nil when there is none of that id.
    package var dataSource: DataSourceAccess?
    /// The app that the token was given to; only for telling about a decision.
    package var app: App?
    /// The organisation that the call is about; only for telling about a decision.
    package var organisation: Organisation?
    /// Whether there was no call: the claims are those that a token would have.
    package var isAssumed = false

    /// The project, if the caller gets to know of it.
    package var visibleProject: Project? {
        self.project.flatMap { $0.isVisible ? $0.project : nil }
    }

    /// The data source, if the caller gets to know of it.
    package var visibleDataSource: DataSource? {
        self.dataSource.flatMap { $0.role != nil || self.membership != nil ? $0.source : nil }
    }

    package init(claims: AccessTokenClaims?, principal: Principal? = nil, membership: Membership? = nil) {
        self.claims = claims
        self.principal = principal
        self.membership = membership
    }
}
