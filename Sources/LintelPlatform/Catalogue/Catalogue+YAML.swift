extension Catalogue {
    /// Reads a catalogue from YAML, the form of ``standardYAML``, and checks every part of it.
    ///
    /// - Throws: ``PlatformError`` with code `catalogueInvalid` whose field is the place, `apis[2].scopes[0].name`.
    package init(yaml: String) throws(PlatformError) {
        guard yaml.utf8.count <= 1 << 20 else {
            throw PlatformError(.catalogueInvalid, "The catalogue is larger than 1 MiB.")
        }
        let top = try CatalogueNode(yaml: yaml).members(required: ["apis", "entitlements", "organisation_roles"])
        var entitlements: [Entitlement] = []
        for node in try top["entitlements"]?.entries() ?? [] {
            entitlements.append(try Self.entitlement(node, after: entitlements))
        }
        var roles: [Role] = []
        for node in try top["organisation_roles"]?.entries() ?? [] {
            roles.append(try Self.role(node, after: roles))
        }
        var apis: [API] = []
        for node in try top["apis"]?.entries() ?? [] {
            apis.append(try Self.api(node, after: apis, entitlements: entitlements))
        }
        self.init(apis: apis, entitlements: entitlements, organisationRoles: roles)
    }

    private static func entitlement(
        _ node: CatalogueNode,
        after earlier: [Entitlement],
    ) throws(PlatformError) -> Entitlement {
        let members = try node.members(required: ["id", "name"])
        let entitlement = Entitlement(id: try members.identifier("id"), name: try members.line("name"))
        guard !earlier.contains(where: { $0.id == entitlement.id }) else {
            throw node.error("repeats the id \(entitlement.id)")
        }
        return entitlement
    }

    private static func role(_ node: CatalogueNode, after earlier: [Role]) throws(PlatformError) -> Role {
        let members = try node.members(required: ["id", "name", "sentence"])
        guard let role = OrganisationRole(rawValue: try members.identifier("id")) else {
            let known = OrganisationRole.allCases.map(\.rawValue).joined(separator: ", ")
            throw node.error("names an unknown role; known are \(known)")
        }
        guard !earlier.contains(where: { $0.role == role }) else { throw node.error("repeats the id \(role.rawValue)") }
        return Role(role: role, name: try members.line("name"), sentence: try members.line("sentence"))
    }

    private static func api(
        _ node: CatalogueNode,
        after earlier: [API],
        entitlements: [Entitlement],
    ) throws(PlatformError) -> API {
        let members = try node.members(
            required: ["id", "name", "audience", "missing_scope_status", "scopes"],
            optional: ["entitlement", "needs_approval", "approved_by"],
        )
        var api = API(
            id: try members.identifier("id"),
            name: try members.line("name"),
            audiencePath: try self.audiencePath(members["audience"] ?? node),
            scopes: [],
            entitlement: try members["entitlement"]?.identifier(),
            needsApproval: try members["needs_approval"]?.flag() ?? false,
            approver: try self.approver(members["approved_by"]) ?? .operators,
            missingScopeStatus: try self.status(members["missing_scope_status"] ?? node),
        )
        if let node = members["approved_by"], !api.needsApproval {
            throw node.error("says who approves, and needs_approval is not true")
        }
        guard !earlier.contains(where: { $0.id == api.id }) else { throw node.error("repeats the id \(api.id)") }
        guard !earlier.contains(where: { $0.audiencePath == api.audiencePath }) else {
            throw node.error("repeats the audience \(api.audiencePath)")
        }
        if let id = api.entitlement, !entitlements.contains(where: { $0.id == id }) {
            throw node.error("needs the entitlement \(id), which is not in the list of entitlements")
        }
        for entry in try members["scopes"]?.entries() ?? [] {
            let scope = try self.scope(entry)
            guard !(earlier + [api]).contains(where: { $0.scopes.contains { $0.name == scope.name } }) else {
                throw entry.error("repeats the scope \(scope.name)")
            }
            api.scopes.append(scope)
        }
        guard !api.scopes.isEmpty else { throw node.error("has no scopes") }
        return api
    }

    private static func approver(_ node: CatalogueNode?) throws(PlatformError) -> Approver? {
        guard let node else { return nil }
        guard let approver = Approver(rawValue: try node.text()) else {
            throw node.error("must be organisation or operators")
        }
        return approver
    }

    private static func scope(_ node: CatalogueNode) throws(PlatformError) -> Scope {
        let members = try node.members(required: ["name", "sentence"], optional: ["deprecated"])
        let name = try members["name"]?.text() ?? ""
        // RFC 6749 §3.3: scope-token = 1*( %x21 / %x23-5B / %x5D-7E ).
        let isToken =
            (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
            }
        guard isToken else { throw node.error("has a name that is not a scope: 1 to 64 printable ASCII characters") }
        guard OpenIDScope(rawValue: name) == nil else { throw node.error("takes the scope \(name) of OpenID Connect") }
        return Scope(
            name: name,
            sentence: try members.line("sentence"),
            isDeprecated: try members["deprecated"]?.flag() ?? false,
        )
    }

    /// `/apis/evo`: segments of unreserved characters, so that issuer and path together are one plain URI.
    private static func audiencePath(_ node: CatalogueNode) throws(PlatformError) -> String {
        let path = try node.text()
        guard path.utf8.count <= 128, path.wholeMatch(of: /(\/[A-Za-z0-9._~-]+)+/) != nil else {
            throw node.error("must be a path such as /apis/evo")
        }
        return path
    }

    /// RFC 6750 §3.1 says 403; 401 is for APIs whose clients were promised it.
    private static func status(_ node: CatalogueNode) throws(PlatformError) -> Int {
        switch try node.text() {
        case "401": return 401
        case "403": return 403
        default: throw node.error("must be 401 or 403")
        }
    }
}

extension [String: CatalogueNode] {
    /// The identifier under a key that ``CatalogueNode/members(required:optional:)`` has found.
    fileprivate func identifier(_ key: String) throws(PlatformError) -> String {
        try self[key]?.identifier() ?? ""
    }

    /// The line under a key that ``CatalogueNode/members(required:optional:)`` has found.
    fileprivate func line(_ key: String) throws(PlatformError) -> String {
        try self[key]?.line() ?? ""
    }
}
