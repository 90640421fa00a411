public import LintelTokens
import NIOHTTP1

/// What Evo discovery tells of the caller: organisations, hubs, and what is open to them there.
public struct EvoDiscovery: Sendable, Hashable, Codable {
    /// The caller's organisations.
    public var organizations: [Organization]
    /// Where their APIs are.
    public var hubs: [Hub]
    /// What is open to whom.
    public var serviceAccess: [ServiceAccess]

    private enum CodingKeys: String, CodingKey {
        case organizations, hubs
        case serviceAccess = "service_access"
    }

    /// An organisation.
    public struct Organization: Sendable, Hashable, Codable {
        /// Its id, which calls about it name.
        public var id: OrganisationID
        /// Its name.
        public var name: String

        private enum CodingKeys: String, CodingKey {
            case id
            case name = "display_name"
        }
    }

    /// A place where APIs are.
    public struct Hub: Sendable, Hashable, Codable {
        /// Its short name.
        public var code: String
        /// Its name.
        public var name: String
        /// The address of its APIs, for ``LintelAPI/at(_:)``.
        public var url: String

        private enum CodingKeys: String, CodingKey {
            case code, url
            case name = "display_name"
        }
    }

    /// What is open to an organisation at a hub.
    public struct ServiceAccess: Sendable, Hashable, Codable {
        /// The organisation.
        public var organization: OrganisationID
        /// The hub's short name.
        public var hub: String
        /// The codes of the services.
        public var services: [String]

        private enum CodingKeys: String, CodingKey {
            case services
            case organization = "org_id"
            case hub = "hub_code"
        }
    }
}

extension LintelAPI {
    private struct Answer: Decodable { var discovery: EvoDiscovery }

    /// Says where the caller's organisations have their APIs; needs the scope `evo.discovery`.
    ///
    /// - Parameter services: The codes of the services to look for.
    public func discover(services: [String] = ["evo"]) async throws -> EvoDiscovery {
        let call = self.caller.call(
            .GET,
            "/evo/identity/v2/discovery",
            query: services.map { ("service", $0) },
            operation: "evo.discovery"
        )
        return try await self.caller.answer(call, as: Answer.self).discovery
    }
}
