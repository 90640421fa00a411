package import LintelSchemas
import Synchronization

/// The installed schemas as they are at the moment, for all who write objects.
package final class ObjectSchemas: Sendable {
    private struct State {
        var rule: ObjectSchemaRule
        var stamp: SchemaStamp?
        var looks = 0
    }

    /// Looks at each file are that many looks apart.
    private static let thoroughEvery = 20

    private let files: any SchemaFiles
    private let state: Mutex<State>

    /// - Parameter takesUnknown: Whether objects are taken whose schema is not installed.
    package init(files: any SchemaFiles, takesUnknown: Bool) {
        self.files = files
        self.state = Mutex(State(rule: ObjectSchemaRule(takesUnknown: takesUnknown)))
    }

    /// What holds at this moment.
    package var rule: ObjectSchemaRule { self.state.withLock { $0.rule } }

    /// Looks whether others are installed by now.
    ///
    /// - Returns: The schemas, if they are others.
    package func refresh() async throws -> SchemaGraph? {
        let (stamp, look) = self.state.withLock { state in
            state.looks += 1
            return (state.stamp, state.looks)
        }
        let isThorough = look % Self.thoroughEvery == 1
        guard let found = try await self.files.changes(since: stamp, isThorough: isThorough) else { return nil }
        self.state.withLock { state in
            state.stamp = found.stamp
            state.rule.graph = found.graph
        }
        return found.graph
    }
}
