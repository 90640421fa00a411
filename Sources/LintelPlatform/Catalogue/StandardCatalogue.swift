extension Catalogue {
    /// The catalogue that Lintel ships with.
    package static func standard() throws(PlatformError) -> Self { try Self(yaml: self.standardYAML) }

    /// The shipped catalogue as an operator may copy and change it.
    package static let standardYAML = """
        # What this platform offers. Copy this file, change it, and name it in the setting catalogue.file.

        # Products that are switched on for an organisation (lintel org create --entitlement evo).
        entitlements:
          - { id: itwin, name: iTwin Platform }
          - { id: synchro, name: SYNCHRO }
          - { id: evo, name: Evo }
          - { id: projectwise, name: ProjectWise }

        # What members of an organisation may do. The three ids are fixed; names and sentences are yours.
        organisation_roles:
          - id: administrator
            name: Administrator
            sentence: manage the organisation, its members, products and apps
          - id: co-administrator
            name: Co-Administrator
            sentence: manage members and apps
          - id: member
            name: Member
            sentence: use what the organisation has switched on

        # Each API:
        #   id                    names it here and in the portal
        #   audience              path that, behind the issuer, is the aud claim of its tokens
        #   missing_scope_status  what a token without the scope gets: 403 (RFC 6750), or 401 where clients expect it
        #   entitlement           product that the organisation must have (left out: none)
        #   needs_approval        whether somebody approves the scopes for each app (left out: false)
        #   approved_by           who that is: organisation, for administrators and co-administrators of the app's
        #                         organisation, or operators (left out: operators). Operators may always, and alone when
        #                         the app belongs to no organisation. Nobody approves what they asked for themselves.
        #   scopes                each with the sentence that the consent page puts after "This app will be able to"
        apis:
          - id: itwin
            name: iTwin Platform
            audience: /apis/itwin
            missing_scope_status: 401
            scopes:
              - { name: itwin-platform, sentence: see and change your iTwins and what they hold }
              # Older apps ask for parts of it.
              - { name: "itwins:read", sentence: see your iTwins, deprecated: true }
              - { name: "itwins:modify", sentence: create and change your iTwins, deprecated: true }
              - { name: "projects:read", sentence: see your projects, deprecated: true }
              - { name: "projects:modify", sentence: create and change your projects, deprecated: true }
              - { name: "imodels:read", sentence: see your iModels, deprecated: true }
              - { name: "imodels:modify", sentence: create and change your iModels, deprecated: true }
              - { name: "storage:read", sentence: read your stored files, deprecated: true }
              - { name: "storage:modify", sentence: store and change your files, deprecated: true }
              - { name: "users:read", sentence: see your profile and those of people you work with, deprecated: true }
              - { name: "realitydata:read", sentence: see your reality data, deprecated: true }
              - { name: "realitydata:modify", sentence: create and change your reality data, deprecated: true }

          - id: enterprise
            name: SYNCHRO Enterprise
            audience: /apis/enterprise
            missing_scope_status: 401
            entitlement: synchro
            scopes:
              - { name: enterprise, sentence: see and change your SYNCHRO projects and schedules }

          - id: evo
            name: Evo
            audience: /apis/evo
            missing_scope_status: 403
            entitlement: evo
            needs_approval: true
            approved_by: organisation
            scopes:
              - { name: evo.discovery, sentence: see which Evo organisations and hubs you can use }
              - { name: evo.workspace, sentence: see and manage your workspaces }
              - { name: evo.file, sentence: read and change files in your workspaces }
              - { name: evo.object, sentence: read and change geoscience objects in your workspaces }
              - { name: evo.blocksync, sentence: read and change block models in your workspaces }
              - { name: evo.audit, sentence: read what was done in your workspaces }

          - id: projectwise
            name: ProjectWise
            audience: /apis/projectwise
            missing_scope_status: 403
            entitlement: projectwise
            scopes:
              - { name: "projectwise:read", sentence: read your documents and folder structure }

          # The administration API of this server itself; without the entry nobody gets a token for it.
          - id: lintel
            name: Lintel administration
            audience: /api/v1
            missing_scope_status: 403
            scopes:
              - { name: lintel.apps.read, sentence: see the apps that you look after }
              - { name: lintel.apps, sentence: "register, change and delete apps in your name, and make secrets for them" }
              - { name: lintel.organisations.read, sentence: see your organisations and their members }
              - { name: lintel.organisations, sentence: "change your organisations, their members and invitations" }
              - { name: lintel.approvals, sentence: approve and refuse scopes in your name }
              - { name: lintel.audit.read, sentence: read the audit log as far as you may see it }

        """
}
