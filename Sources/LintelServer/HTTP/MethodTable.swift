package import Hummingbird
import Synchronization

/// Which methods each path answers, for 405 with `Allow` (RFC 9110 §15.5.6).
package final class MethodTable: Sendable {
    private let routes = Mutex(Routes())

    private struct Routes {
        /// Paths without parameters.
        var fixed: [String: String] = [:]
        /// Segments of the paths that have some, nil standing for any segment.
        var patterns: [Pattern] = []
    }

    private struct Pattern {
        var segments: [Substring?]
        /// Whether anything may follow: the path ends with `**`.
        var isOpen: Bool
        var methods: String

        func matches(_ path: [Substring]) -> Bool {
            guard path.count == self.segments.count || (self.isOpen && path.count > self.segments.count) else {
                return false
            }
            return zip(self.segments, path).allSatisfy { $0 == nil || $0 == $1 }
        }
    }

    package init() {}

    /// Learns the routes; called once, when the router has all of them and before it serves.
    package func learn(_ router: Router<LintelContext>) {
        var learnt = Routes()
        for (path, routes) in Dictionary(grouping: router.routes, by: \.path.description) {
            let methods = Set(routes.map(\.method.rawValue)).union(["OPTIONS"]).sorted().joined(separator: ", ")
            let segments = Self.segments(of: path).map { segment in
                segment.hasPrefix(":") || segment.hasPrefix("{") || segment == "**" ? nil : segment
            }
            if segments.contains(nil) {
                learnt.patterns.append(
                    Pattern(segments: segments, isOpen: path.hasSuffix("/**"), methods: methods)
                )
            } else {
                learnt.fixed[path] = methods
            }
        }
        self.routes.withLock { [learnt] in $0 = learnt }
    }

    /// The `Allow` value for a path; nil when nothing is there.
    package func methods(for path: String) -> String? {
        self.routes.withLock { routes in
            if let methods = routes.fixed[path] { return methods }
            let segments = Self.segments(of: path)
            return routes.patterns.first { $0.matches(segments) }?.methods
        }
    }

    private static func segments(of path: String) -> [Substring] { path.split(separator: "/") }
}
