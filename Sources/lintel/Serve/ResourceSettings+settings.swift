import LintelGuard
import LintelPlatform
import LintelResources
import LintelServer

extension ResourceSettings {
    /// What the resource APIs take from the settings and the catalogue.
    init(_ settings: ServerSettings, _ catalogue: Catalogue) {
        let issuer = settings.issuer.text
        func audience(_ id: String) -> String {
            // No token is for an API that a catalogue leaves out: its routes then refuse every call.
            issuer + (catalogue.api(id)?.audiencePath ?? "/apis/\(id)")
        }
        func missingScope(_ id: String, otherwise usual: MissingScopeStatus) -> MissingScopeStatus {
            catalogue.api(id).flatMap { MissingScopeStatus(code: $0.missingScopeStatus) } ?? usual
        }
        let entitlement = catalogue.api("evo")?.entitlement ?? "evo"
        let documents = catalogue.api("projectwise")?.entitlement ?? "projectwise"
        self.init(
            issuer: issuer,
            evo: EvoSettings(
                issuer: issuer,
                audience: audience("evo"),
                name: catalogue.api("evo")?.name ?? "Evo",
                entitlement: entitlement,
                product: catalogue.entitlements.first { $0.id == entitlement }?.name ?? entitlement,
                missingScopeStatus: missingScope("evo", otherwise: .forbidden),
                hub: EvoHub(
                    code: settings.evo.hubCode,
                    displayName: settings.evo.hubName,
                    url: settings.evo.hubURL.text,
                ),
            ),
            iTwin: .iTwin(
                audience: audience("itwin"),
                name: catalogue.api("itwin")?.name ?? "iTwin Platform",
                missingScopeStatus: missingScope("itwin", otherwise: .unauthorized),
            ),
            enterprise: .enterprise(
                audience: audience("enterprise"),
                name: catalogue.api("enterprise")?.name ?? "SYNCHRO Enterprise",
                missingScopeStatus: missingScope("enterprise", otherwise: .unauthorized),
            ),
            projectWise: ProjectWiseSettings(
                audience: audience("projectwise"),
                name: catalogue.api("projectwise")?.name ?? "ProjectWise",
                entitlement: documents,
                product: catalogue.entitlements.first { $0.id == documents }?.name ?? documents,
                missingScopeStatus: missingScope("projectwise", otherwise: .forbidden),
                callsPerMinute: settings.projectWise.callsPerMinute,
            ),
            refusals: RefusalPage(address: issuer + SiteURL.access(.check).path),
        )
    }
}
