extension AuditEvent.Kind {
    package static let scopesRequested = Self(rawValue: "app.scopes_requested")
    package static let scopesRequestRefused = Self(rawValue: "app.scopes_request_refused")
    package static let scopeApproved = Self(rawValue: "app.scope_approved")
    package static let scopeRefused = Self(rawValue: "app.scope_refused")
    package static let scopeApprovalRevoked = Self(rawValue: "app.scope_approval_revoked")
    package static let scopeWithdrawn = Self(rawValue: "app.scope_withdrawn")
}
