package import LintelPlatform

/// Something that an endpoint does, with the rules that guard it: the endpoint and the access check use the same value.
package struct GuardedAction: Sendable {
    package let action: AccessAction
    /// What every call has to satisfy.
    package let rules: [any AccessRule]
    /// What each organisation that the call is about has to satisfy beside them.
    package let organisationRules: [any AccessRule]
    /// What each workspace that the call is about has to satisfy beside them.
    package let workspaceRules: [any AccessRule]
    /// What each project that the call is about has to satisfy beside the first.
    package let projectRules: [any AccessRule]
    /// What each data source that the call is about has to satisfy beside the first.
    package let dataSourceRules: [any AccessRule]

    package init(
        _ action: AccessAction,
        rules: [any AccessRule],
        organisationRules: [any AccessRule] = [],
        workspaceRules: [any AccessRule] = [],
        projectRules: [any AccessRule] = [],
        dataSourceRules: [any AccessRule] = [],
    ) {
        self.action = action
        self.rules = rules
        self.organisationRules = organisationRules
        self.workspaceRules = workspaceRules
        self.projectRules = projectRules
        self.dataSourceRules = dataSourceRules
    }

    /// The rules for a call that is about a place, or about nobody's things.
    package func rules(about place: AccessDirectory.Place?) -> [any AccessRule] {
        switch place {
        case nil: self.rules
        case .organisation(_, workspace: nil): self.rules + self.organisationRules
        case .organisation: self.rules + self.organisationRules + self.workspaceRules
        case .project: self.rules + self.projectRules
        case .dataSource: self.rules + self.dataSourceRules
        }
    }

    /// Every action of the resource APIs; each is declared beside its endpoint.
    package static func all(_ settings: ResourceSettings) -> [GuardedAction] {
        let evo = settings.evo
        let identity: [GuardedAction] = [
            .discovery(evo), .currentUser(settings.iTwin), .colleagues(settings.iTwin),
        ]
        let workspaces = WorkspaceActions(evo).all + InstanceActions(evo).all
        return identity + workspaces + FolderActions(evo).all + FileActions(evo).all + ObjectActions(evo).all
            + BlockModelActions(evo).all + ITwinActions(settings.iTwin).all + TeamActions(settings.iTwin).all
            + StorageActions(settings.iTwin).all
            + ScheduleActions(settings.iTwin, prefix: "schedules").all
            + ScheduleActions(settings.enterprise, prefix: "enterprise.schedules").older
            + EnterpriseProjectActions(settings.enterprise).all + WorkAreaActions(settings.enterprise).all
            + WSGActions(settings.projectWise).all
    }
}
