package import LintelPlatform

/// The catalogue as this node has loaded it.
package struct CataloguePage: PortalPage {
    package static let template = PageTemplate("operation-catalogue")

    struct Scope: Encodable, Sendable, Hashable {
        let name: String
        let sentence: String
        let isDeprecated: Bool
    }

    struct API: Encodable, Sendable, Hashable {
        let id: String
        let name: String
        let audience: String
        let entitlement: String?
        /// Who approves; nil when nobody has to.
        let approver: String?
        let missingScopeStatus: String
        let scopes: [Scope]
    }

    package let portal: PortalFrame
    let head = OperationHead("Catalogue", tab: .catalogue)
    let apis: [API]

    package let title = "Catalogue · Lintel"

    package init(_ portal: PortalFrame, catalogue: Catalogue, issuer: String) {
        self.portal = portal
        self.apis = catalogue.apis.map { api in
            API(
                id: api.id,
                name: api.name,
                audience: issuer + api.audiencePath,
                entitlement: api.entitlement,
                approver: api.needsApproval
                    ? (api.approver == .organisation ? "the app's organisation, or operators" : "operators") : nil,
                missingScopeStatus: "\(api.missingScopeStatus)",
                scopes: api.scopes.map {
                    Scope(name: $0.name, sentence: $0.sentence, isDeprecated: $0.isDeprecated)
                },
            )
        }
    }
}
