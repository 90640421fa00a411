import Synchronization

/// The open connections that nobody uses at the moment.
///
/// There are never more than threads that use them; a connection is made when one is needed and none is left.
final class PostgreSQLConnections: Sendable {
    private struct State {
        var idle: [PostgreSQLConnection] = []
        var isClosed = false
    }

    private let url: String
    private let state = Mutex(State())

    init(url: String) {
        self.url = url
    }

    /// Runs the body with a connection of its own; one that broke meanwhile is dropped, and with it all that wait, for what
    /// broke it has most likely broken them.
    ///
    /// - Throws: ``SQLError`` when no connection can be made, and what the body throws.
    func with<Value>(_ body: (PostgreSQLConnection) throws -> Value) throws -> Value {
        let idle = self.state.withLock { $0.idle.popLast() }
        let connection = if let idle { idle } else { try PostgreSQLConnection(url: self.url) }
        defer { self.takeBack(connection) }
        return try body(connection)
    }

    private func takeBack(_ connection: PostgreSQLConnection) {
        let isBroken = connection.isBroken
        // Closed outside of the lock.
        let dropped = self.state.withLock { state -> [PostgreSQLConnection] in
            guard isBroken || state.isClosed else {
                state.idle.append(connection)
                return []
            }
            defer { state.idle = [] }
            return state.idle
        }
        _ = dropped
    }

    /// Closes the connections that nobody uses, and from now on each one after its use.
    func close() {
        let dropped = self.state.withLock { state -> [PostgreSQLConnection] in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        _ = dropped
    }
}
