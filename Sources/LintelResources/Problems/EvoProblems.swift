package import HTTPTypes
import LintelCodec

/// The error bodies of the Evo APIs: problem details (RFC 9457) whose `type` ends in `/<service>/<area>/<code>`.
package struct EvoProblems: Sendable, Hashable {
    private let base: String
    private let service: String
    /// Where people read why a call was refused.
    private let page: RefusalPage?

    /// - Parameters:
    ///   - base: What each `type` begins with.
    ///   - service: The service's name in each `type`.
    ///   - page: Where people read why a call was refused.
    package init(base: String, service: String, page: RefusalPage? = nil) {
        self.base = base
        self.service = service
        self.page = page
    }

    /// The member of a problem that leads to where people read why.
    static func explanation(_ address: String?) -> [Member] { address.map { [Member("access_check", $0)] } ?? [] }

    /// The members of a refusal that no rule of access has made.
    func members(of refusal: EvoRefusal) -> [Member] {
        // Nobody has noted the call: the page begins with what can be asked.
        guard refusal.status == .forbidden, let page = self.page else { return refusal.members }
        return refusal.members + Self.explanation(page.address)
    }

    /// A parameter that was refused, and why.
    package struct InvalidParameter: Sendable, Hashable {
        package var name: String
        package var reason: String

        package init(name: String, reason: String) {
            self.name = name
            self.reason = reason
        }
    }

    /// A member of a problem beyond those that each has (RFC 9457 §3.2).
    package struct Member: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The media type of a problem (RFC 9457 §3).
    package static let mediaType = "application/problem+json"

    /// The `type` of a problem.
    package func type(_ code: String) -> String { "\(self.base)/\(self.service)/\(code)" }

    /// The body of a problem.
    package func body(
        _ code: String,
        status: HTTPResponse.Status,
        title: String,
        detail: String,
        invalidParameters: [InvalidParameter] = [],
        requiredScopes: [String] = [],
        requiredRoles: [String] = [],
        members: [Member] = [],
    ) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("type", self.type(code))
        json.member("title", title)
        json.member("status", Int64(status.code))
        json.member("detail", detail)
        if !invalidParameters.isEmpty {
            json.key("invalid-params")
            json.beginArray()
            for parameter in invalidParameters {
                json.beginObject()
                json.member("name", parameter.name)
                json.member("reason", parameter.reason)
                json.endObject()
            }
            json.endArray()
        }
        if !requiredScopes.isEmpty { json.member("required_scopes", requiredScopes) }
        if !requiredRoles.isEmpty { json.member("required_roles", requiredRoles) }
        for member in members {
            json.key(member.name)
            json.string(member.value)
        }
        json.endObject()
        return json.bytes
    }
}
