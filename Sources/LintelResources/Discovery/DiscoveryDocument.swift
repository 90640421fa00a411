import LintelCodec
package import LintelPlatform
import LintelTokens

/// The body of a discovery answer; versions 1 and 2 have the same shape.
package struct DiscoveryDocument: Sendable, Hashable {
    package var organisations: [Organisation]
    package var hub: EvoHub
    /// Of the services that the caller asked for, those that exist.
    package var services: [EvoService]

    package init(organisations: [Organisation], hub: EvoHub, services: [EvoService]) {
        self.organisations = organisations
        self.hub = hub
        self.services = services
    }

    /// The document as JSON.
    package func json() -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 512 + 256 * self.organisations.count)
        json.beginObject()
        json.key("discovery")
        json.beginObject()
        // Information on Seequent Central, which is not part of this platform.
        json.key("accounts")
        json.null()
        json.member("has_new_instances", false)
        json.key("hubs")
        json.beginArray()
        self.writeHub(to: &json)
        json.endArray()
        self.writeOrganisations(to: &json)
        self.writeServiceAccess(to: &json)
        self.writeServices(to: &json)
        json.endObject()
        json.endObject()
        return json.bytes
    }

    private func writeHub(to json: inout JSONWriter) {
        json.beginObject()
        json.member("code", self.hub.code)
        json.member("display_name", self.hub.displayName)
        json.member("url", self.hub.url)
        json.endObject()
    }

    private func writeOrganisations(to json: inout JSONWriter) {
        json.key("organizations")
        json.beginArray()
        for organisation in self.organisations {
            json.beginObject()
            json.member("id", organisation.id.rawValue)
            json.member("display_name", organisation.name)
            json.endObject()
        }
        json.endArray()
    }

    /// One row for each organisation and hub; without a known service there is nothing to have access to.
    private func writeServiceAccess(to json: inout JSONWriter) {
        json.key("service_access")
        json.beginArray()
        for organisation in self.organisations where !self.services.isEmpty {
            json.beginObject()
            json.member("hub_code", self.hub.code)
            json.member("org_id", organisation.id.rawValue)
            json.member("services", self.services.map(\.code))
            json.endObject()
        }
        json.endArray()
    }

    private func writeServices(to json: inout JSONWriter) {
        json.key("services")
        json.beginArray()
        for service in self.services {
            json.beginObject()
            json.member("code", service.code)
            json.member("display_name", service.displayName)
            json.endObject()
        }
        json.endArray()
    }
}
