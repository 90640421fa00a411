/// A refusal of the platform's rules, safe to show: stable id and a plain sentence.
package struct PlatformError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong; the raw value is the stable error id of `docs/errors.md`.
    package struct Code: RawRepresentable, Sendable, Hashable {
        package let rawValue: String

        package init(rawValue: String) {
            self.rawValue = rawValue
        }

        package static let emailTaken = Self(rawValue: "email_taken")
        package static let emailInvalid = Self(rawValue: "email_invalid")
        package static let passwordUnfit = Self(rawValue: "password_unfit")
        package static let nameInvalid = Self(rawValue: "name_invalid")
        package static let appNameInvalid = Self(rawValue: "app_name_invalid")
        package static let redirectURIInvalid = Self(rawValue: "redirect_uri_invalid")
        package static let scopeUnknown = Self(rawValue: "scope_unknown")
        package static let scopeNotForType = Self(rawValue: "scope_not_for_type")
        package static let scopeLimit = Self(rawValue: "scope_limit")
        package static let approvalByRequester = Self(rawValue: "approval_by_requester")
        package static let notOneself = Self(rawValue: "not_oneself")
        package static let noteInvalid = Self(rawValue: "note_invalid")
        package static let typeFixed = Self(rawValue: "type_fixed")
        package static let proofKeyRuleInvalid = Self(rawValue: "proof_key_rule_invalid")
        package static let secretNotForType = Self(rawValue: "secret_not_for_type")
        package static let secretLimit = Self(rawValue: "secret_limit")
        package static let secretLast = Self(rawValue: "secret_last")
        package static let secretLifetimeInvalid = Self(rawValue: "secret_lifetime_invalid")
        package static let ownerLast = Self(rawValue: "owner_last")
        package static let ownerInvalid = Self(rawValue: "owner_invalid")
        package static let changesThrottled = Self(rawValue: "changes_throttled")
        package static let entitlementUnknown = Self(rawValue: "entitlement_unknown")
        package static let roleUnknown = Self(rawValue: "role_unknown")
        package static let administratorLast = Self(rawValue: "administrator_last")
        package static let domainInvalid = Self(rawValue: "domain_invalid")
        package static let invitationRefused = Self(rawValue: "invitation_refused")
        package static let invitationThrottled = Self(rawValue: "invitation_throttled")
        package static let listFull = Self(rawValue: "list_full")
        package static let organisationLimit = Self(rawValue: "organisation_limit")
        package static let roleMissing = Self(rawValue: "role_missing")
        package static let roleNotForService = Self(rawValue: "role_not_for_service")
        package static let notFound = Self(rawValue: "not_found")
        package static let conflict = Self(rawValue: "conflict")
        package static let catalogueInvalid = Self(rawValue: "catalogue_invalid")
        package static let appLimit = Self(rawValue: "app_limit")
        package static let developerTermsNeeded = Self(rawValue: "developer_terms_needed")
        package static let passwordWrong = Self(rawValue: "password_wrong")
        package static let accountHeld = Self(rawValue: "account_held")
        package static let busy = Self(rawValue: "busy")
        package static let queryInvalid = Self(rawValue: "query_invalid")
        package static let pathInvalid = Self(rawValue: "path_invalid")
        package static let uploadMissing = Self(rawValue: "upload_missing")
        package static let objectInvalid = Self(rawValue: "object_invalid")
        package static let dataKeyInvalid = Self(rawValue: "data_key_invalid")
        package static let blockModelInvalid = Self(rawValue: "block_model_invalid")
        package static let nameTaken = Self(rawValue: "name_taken")
        package static let workspaceInvalid = Self(rawValue: "workspace_invalid")
        package static let workspaceOwnerLast = Self(rawValue: "workspace_owner_last")
        package static let thumbnailInvalid = Self(rawValue: "thumbnail_invalid")
        package static let projectInvalid = Self(rawValue: "project_invalid")
        package static let permissionUnknown = Self(rawValue: "permission_unknown")
        package static let scheduleInvalid = Self(rawValue: "schedule_invalid")
        /// A link or a parent would close a circle; the message names the tasks on it.
        package static let scheduleCycle = Self(rawValue: "schedule_cycle")
    }

    package var code: Code
    /// A plain sentence for the person who sent the input; holds no secret.
    package var message: String
    /// The input field that is at fault, if one is, such as `redirect_uri`.
    package var field: String?
    /// All places of the input that are at fault, where one sentence cannot name them.
    package var places: [Place] = []

    /// A place of the input, and what is wrong there.
    package struct Place: Sendable, Hashable {
        /// A JSON pointer (RFC 6901).
        package var name: String
        package var reason: String

        package init(name: String, reason: String) {
            self.name = name
            self.reason = reason
        }
    }

    package init(_ code: Code, _ message: String, field: String? = nil) {
        self.code = code
        self.message = message
        self.field = field
    }

    package var description: String { "\(self.code.rawValue): \(self.message)" }
}
