package import LintelGuard

/// What the resource APIs need to know of the installation.
package struct ResourceSettings: Sendable, Hashable {
    /// The base of every address, without a slash at its end.
    package var issuer: String
    package var evo: EvoSettings
    package var iTwin: ProjectAPISettings
    package var enterprise: ProjectAPISettings
    package var projectWise: ProjectWiseSettings
    /// Where people read why a call was refused.
    package var refusals: RefusalPage

    package init(
        issuer: String,
        evo: EvoSettings,
        iTwin: ProjectAPISettings,
        enterprise: ProjectAPISettings,
        projectWise: ProjectWiseSettings,
        refusals: RefusalPage,
    ) {
        self.issuer = issuer
        self.evo = evo
        self.iTwin = iTwin
        self.enterprise = enterprise
        self.projectWise = projectWise
        self.refusals = refusals
    }
}

/// The Evo APIs.
package struct EvoSettings: Sendable, Hashable {
    /// The `aud` value that the Evo APIs ask for.
    package var audience: String
    /// What people call the APIs.
    package var name: String
    /// What people call the product of the entitlement.
    package var product: String
    /// The entitlement that an organisation needs to appear in discovery.
    package var entitlement: String
    package var missingScopeStatus: MissingScopeStatus
    /// The one hub of this installation.
    package var hub: EvoHub
    /// What the hub offers, in the order of display.
    package var services: [EvoService]
    /// What the `type` of a problem begins with; clients look at the end only.
    package var problemBase: String

    /// The shipped installation: one hub, at the issuer's own address.
    package init(
        issuer: String,
        audience: String,
        name: String = "Evo",
        entitlement: String = "evo",
        product: String = "Evo",
        missingScopeStatus: MissingScopeStatus = .forbidden,
        hub: EvoHub? = nil,
        services: [EvoService] = EvoService.standard,
    ) {
        self.audience = audience
        self.name = name
        self.entitlement = entitlement
        self.product = product
        self.missingScopeStatus = missingScopeStatus
        self.hub = hub ?? EvoHub(code: "lintel", displayName: "Lintel", url: issuer)
        self.services = services
        self.problemBase = issuer + "/error-codes"
    }
}

/// Where the workspaces of an organisation live.
package struct EvoHub: Sendable, Hashable {
    package var code: String
    package var displayName: String
    /// The base of the hub's APIs, absolute, without a slash at its end.
    package var url: String

    package init(code: String, displayName: String, url: String) {
        self.code = code
        self.displayName = displayName
        self.url = url
    }
}

/// A service that clients ask for by code.
package struct EvoService: Sendable, Hashable {
    package var code: String
    package var displayName: String

    package init(code: String, displayName: String) {
        self.code = code
        self.displayName = displayName
    }

    /// The codes that the public clients know.
    package static let standard = [
        Self(code: "evo", displayName: "Evo"),
        Self(code: "file", displayName: "Files"),
        Self(code: "geoscienceobject", displayName: "Geoscience objects"),
        Self(code: "blockmodel", displayName: "Block models"),
    ]
}

/// APIs about projects: those of the iTwin platform, and the older one of SYNCHRO.
package struct ProjectAPISettings: Sendable, Hashable {
    /// The `aud` value that the APIs ask for.
    package var audience: String
    /// What people call the APIs.
    package var name: String
    /// The realm of their challenges (RFC 6750 §3).
    package var realm: String
    /// The scope that opens all of them.
    package var scope: String
    package var missingScopeStatus: MissingScopeStatus

    /// The platform's APIs, as they are shipped.
    package static func iTwin(
        audience: String,
        name: String = "iTwin Platform",
        missingScopeStatus: MissingScopeStatus = .unauthorized,
    ) -> Self {
        Self(
            audience: audience,
            name: name,
            realm: "itwin-platform",
            scope: "itwin-platform",
            missingScopeStatus: missingScopeStatus,
        )
    }

    /// SYNCHRO's older API, as it is shipped.
    package static func enterprise(
        audience: String,
        name: String = "SYNCHRO Enterprise",
        missingScopeStatus: MissingScopeStatus = .unauthorized,
    ) -> Self {
        Self(
            audience: audience,
            name: name,
            realm: "enterprise",
            scope: "enterprise",
            missingScopeStatus: missingScopeStatus,
        )
    }
}

/// The ProjectWise API.
package struct ProjectWiseSettings: Sendable, Hashable {
    /// The `aud` value that the API asks for.
    package var audience: String
    /// What people call the API.
    package var name: String
    /// The entitlement that the organisation of a data source needs.
    package var entitlement: String
    /// What people call the product of the entitlement.
    package var product: String
    /// The scope that opens all of it.
    package var scope: String
    package var missingScopeStatus: MissingScopeStatus
    /// Calls of one app about one data source, on one node; 0 for any number.
    package var callsPerMinute: Int64

    /// The API as it is shipped.
    package init(
        audience: String,
        name: String = "ProjectWise",
        entitlement: String = "projectwise",
        product: String = "ProjectWise",
        scope: String = "projectwise:read",
        missingScopeStatus: MissingScopeStatus = .forbidden,
        callsPerMinute: Int64 = 100,
    ) {
        self.audience = audience
        self.name = name
        self.entitlement = entitlement
        self.product = product
        self.scope = scope
        self.missingScopeStatus = missingScopeStatus
        self.callsPerMinute = callsPerMinute
    }
}
