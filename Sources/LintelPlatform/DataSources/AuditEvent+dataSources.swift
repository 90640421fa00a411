extension AuditEvent.Kind {
    package static let dataSourceCreated = Self(rawValue: "datasource.created")
    package static let dataSourceConnected = Self(rawValue: "datasource.connected")
    package static let dataSourceRoleGiven = Self(rawValue: "datasource.role_given")
    package static let dataSourceRoleTaken = Self(rawValue: "datasource.role_taken")
    package static let dataSourceClientAllowed = Self(rawValue: "datasource.client_allowed")
    package static let dataSourceClientDisallowed = Self(rawValue: "datasource.client_disallowed")
    package static let dataSourceClientDismissed = Self(rawValue: "datasource.client_dismissed")
    package static let dataSourceImported = Self(rawValue: "datasource.imported")
    package static let folderRightsChanged = Self(rawValue: "datasource.folder_rights_changed")
}
