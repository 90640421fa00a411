import LintelPlatform
import Testing

@Suite struct StandardCatalogueTests {
    @Test(arguments: [
        ("itwin", "/apis/itwin", 401, String?.none, false), ("enterprise", "/apis/enterprise", 401, "synchro", false),
        ("evo", "/apis/evo", 403, "evo", true), ("projectwise", "/apis/projectwise", 403, "projectwise", false),
    ])
    func hasTheFourAPIs(id: String, path: String, status: Int, entitlement: String?, approval: Bool) throws {
        let api = try #require(try Catalogue.standard().api(id))
        #expect(api.audiencePath == path)
        #expect(api.missingScopeStatus == status)
        #expect(api.entitlement == entitlement)
        #expect(api.needsApproval == approval)
        #expect(api.approver == (approval ? .organisation : .operators))
    }

    @Test func hasTheScopesThatClientsSend() throws {
        let catalogue = try Catalogue.standard()
        let evo = ["evo.discovery", "evo.workspace", "evo.file", "evo.object", "evo.blocksync", "evo.audit"]
        #expect(catalogue.api("evo")?.scopes.map(\.name) == evo)
        #expect(catalogue.api(forScope: "projectwise:read")?.id == "projectwise")
        #expect(catalogue.api(forScope: "enterprise")?.id == "enterprise")
        #expect(catalogue.api(forScope: "itwins:read")?.scopes.first { $0.name == "itwins:read" }?.isDeprecated == true)
        #expect(catalogue.api("itwin")?.scopes.filter { !$0.isDeprecated }.map(\.name) == ["itwin-platform"])
        #expect(catalogue.api(forScope: "openid") == nil)
    }

    @Test func hasEntitlementsAndRoles() throws {
        let catalogue = try Catalogue.standard()
        for id in ["itwin", "synchro", "evo", "projectwise"] { #expect(catalogue.hasEntitlement(id)) }
        #expect(!catalogue.hasEntitlement("Evo"))
        #expect(catalogue.organisationRoles.map(\.role) == OrganisationRole.allCases)
    }
}
