extension AuditEvent.Kind {
    /// What has happened, in plain words.
    package var sentence: String {
        Self.sentences[self] ?? self.spelledOut
    }

    /// `app.scope_asked` as `App: scope asked`, for kinds that have no sentence of their own.
    private var spelledOut: String {
        let parts = self.rawValue.split(separator: ".", maxSplits: 1).map { String($0).replacing("_", with: " ") }
        guard let first = parts.first else { return self.rawValue }
        return ([first.prefix(1).uppercased() + first.dropFirst()] + parts.dropFirst()).joined(separator: ": ")
    }

    /// Every kind that there is: by the kinds themselves, so that none can be misspelt.
    static let sentences: [AuditEvent.Kind: String] = [
        .accountCreated: "Account made",
        .developerTermsAccepted: "Developer terms accepted",
        .accountDisabled: "Account switched off",
        .emailChanged: "E-mail address changed",
        .emailCodeRefused: "Code from the mail refused",
        .emailCodeSent: "Code sent by e-mail",
        .accountEnabled: "Account switched on",
        .passwordChanged: "Password changed",
        .accountRecovered: "Password set anew by e-mail",
        .accountRenamed: "Name changed",
        .sessionsEnded: "Signed out everywhere",
        .appCreated: "App registered",
        .appDeleted: "App deleted",
        .appDisabled: "App switched off",
        .appEnabled: "App switched on",
        .appOwnerAdded: "Owner added",
        .appOwnerRemoved: "Owner removed",
        .appRedirectsSet: "Redirect addresses changed",
        .appRegistrationRefused: "Registration refused",
        .appRenamed: "App renamed",
        .scopeApprovalRevoked: "Approval of a scope taken back",
        .scopeApproved: "Scope approved",
        .scopeRefused: "Scope refused",
        .scopeWithdrawn: "Scope given up",
        .scopesRequestRefused: "Request for scopes refused",
        .scopesRequested: "Scopes asked for",
        .secretAdded: "Secret added",
        .secretRevoked: "Secret revoked",
        .authorizeRefused: "Authorization request refused",
        .callRefused: "API call refused",
        .codeIssued: "App got an authorization code",
        .codeRedeemed: "App got tokens for a code",
        .consentDenied: "Did not allow an app",
        .consentGiven: "Allowed an app",
        .consentRevoked: "Took an app's access back",
        .keyRotated: "Signing key changed",
        .mailsRetried: "Waiting mails tried again",
        .clientAllowed: "Client allowed",
        .clientDisallowed: "Client taken off the list",
        .organisationCreated: "Organisation made",
        .domainAdded: "E-mail domain added",
        .domainRemoved: "E-mail domain removed",
        .entitlementOff: "Product switched off",
        .entitlementOn: "Product switched on",
        .entitlementRequested: "Product asked for",
        .invitationAccepted: "Invitation accepted",
        .invitationDeclined: "Invitation declined",
        .invitationRevoked: "Invitation revoked",
        .memberInvited: "Member invited",
        .memberAdded: "Member added",
        .memberLeft: "Member left",
        .memberRemoved: "Member removed",
        .memberSet: "Role given",
        .organisationRenamed: "Organisation renamed",
        .memberRoleChanged: "Role changed",
        .teamMemberAdded: "Member of a project's team added",
        .teamMemberInvited: "Member of a project's team invited",
        .teamMemberRemoved: "Member of a project's team removed",
        .teamRolesChanged: "Roles in a project changed",
        .teamOwnerAdded: "Owner of a project named",
        .teamOwnerRemoved: "Owner of a project removed",
        .teamInvitationAccepted: "Invitation into a project accepted",
        .teamInvitationDeclined: "Invitation into a project declined",
        .teamInvitationRevoked: "Invitation into a project withdrawn",
        .teamRoleCreated: "Role of a project made",
        .teamRoleChanged: "Role of a project changed",
        .teamRoleRemoved: "Role of a project removed",
        .teamGroupCreated: "Group of a project made",
        .teamGroupChanged: "Group of a project changed",
        .teamGroupRemoved: "Group of a project removed",
        .projectShared: "Project shared by a key",
        .projectShareRevoked: "Share of a project ended",
        .storageDeleted: "File or folder of a project put into the recycle bin",
        .storageMoved: "File or folder of a project renamed or moved",
        .storageRemoved: "File or folder of a project deleted for good",
        .storageRestored: "File or folder of a project restored",
        .sessionEnded: "Session ended",
        .signInRefused: "Sign-in refused",
        .passwordRefused: "Wrong password for a change",
        .signedIn: "Signed in",
        .signedOut: "Signed out",
        .tokenRefreshed: "App refreshed its token",
        .tokenRefused: "Token request refused",
        .tokenRevoked: "Token revoked",
        .fileDeleted: "File put into the recycle bin",
        .fileRestored: "File restored",
        .blockModelDeleted: "Block model put into the recycle bin",
        .blockModelRestored: "Block model restored",
        .objectDeleted: "Geoscience object put into the recycle bin",
        .objectRestored: "Geoscience object restored",
        .scheduleChanged: "Schedule changed",
        .scheduleCloned: "Schedule copied",
        .scheduleCreated: "Schedule made",
        .scheduleDeleted: "Schedule deleted",
        .scheduleImported: "File brought into a schedule",
        .scheduleItemsDeleted: "Items of a schedule deleted",
        .scheduleRescheduled: "Schedule calculated",
        .schemaAdded: "Schemas of objects installed",
        .schemaRemoved: "Schemas of objects removed",
        .stageAdded: "Stage of objects added",
        .workspaceChanged: "Workspace changed",
        .workspaceCreated: "Workspace made",
        .workspaceDeleted: "Workspace put into the recycle bin",
        .workspaceLearningOff: "Machine learning switched off",
        .workspaceLearningOn: "Machine learning switched on",
        .workspaceRestored: "Workspace restored",
        .workspaceRoleGiven: "Role in a workspace given",
        .workspaceRoleTaken: "Role in a workspace taken",
        .workspaceThumbnailChanged: "Picture of a workspace changed",
    ]
}

/// The groups of kinds that people choose from, each with what its kinds begin with.
package enum AuditKindGroup: String, Sendable, Hashable, CaseIterable {
    case session, account, app, organisation, project, workspace, file, object, schedule, consent, code, token,
        authorize, call, key, mail

    /// What every kind of the group begins with.
    package var prefix: String { self.rawValue + "." }

    package var title: String {
        switch self {
        case .session: "Signing in and out"
        case .account: "Accounts"
        case .app: "Apps"
        case .organisation: "Organisations"
        case .project: "Projects"
        case .workspace: "Workspaces"
        case .file: "Files"
        case .object: "Geoscience objects"
        case .schedule: "Schedules"
        case .consent: "Consent"
        case .code: "Authorization codes"
        case .token: "Tokens"
        case .authorize: "Authorization requests"
        case .call: "API calls"
        case .key: "Signing keys"
        case .mail: "Mails"
        }
    }
}
