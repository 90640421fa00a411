/// Addresses of one part of the portal.
package protocol PortalURL: Sendable, Hashable {
    /// The path alone.
    var path: String { get }
    /// The query's parameters, in order.
    var query: [(name: String, value: String)] { get }
}

extension PortalURL {
    package var query: [(name: String, value: String)] { [] }
}
