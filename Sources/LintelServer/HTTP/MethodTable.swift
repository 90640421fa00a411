package import Hummingbird
import Synchronization

/// Which methods each fixed path answers, for 405 with `Allow` (RFC 9110 §15.5.6).
package final class MethodTable: Sendable {
    private let methods = Mutex<[String: String]>([:])

    package init() {}

    /// Learns the routes; called once, when the router has all of them and before it serves.
    package func learn(_ router: Router<LintelContext>) {
        let routes = Dictionary(grouping: router.routes, by: \.path.description)
        let methods = routes.mapValues { routes in
            Set(routes.map(\.method.rawValue)).union(["OPTIONS"]).sorted().joined(separator: ", ")
        }
        self.methods.withLock { $0 = methods }
    }

    /// The `Allow` value for a path; nil when nothing is there.
    package func methods(for path: String) -> String? { self.methods.withLock { $0[path] } }
}
