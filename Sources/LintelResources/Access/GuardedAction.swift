package import LintelPlatform

/// Something that an endpoint does, with the rules that guard it: the endpoint and the access check use the same value.
package struct GuardedAction: Sendable {
    package let action: AccessAction
    /// What every call has to satisfy.
    package let rules: [any AccessRule]
    /// What each organisation that the call is about has to satisfy beside them.
    package let organisationRules: [any AccessRule]

    package init(_ action: AccessAction, rules: [any AccessRule], organisationRules: [any AccessRule] = []) {
        self.action = action
        self.rules = rules
        self.organisationRules = organisationRules
    }

    /// Every action of the resource APIs; each is declared beside its endpoint.
    package static func all(_ settings: ResourceSettings) -> [GuardedAction] {
        [.discovery(settings.evo), .currentUser(settings.iTwin)]
    }
}
