import CPostgres

/// One connection, used by one thread at a time.
///
/// Always in pipeline mode: what begins and ends transactions travels with the next statement and costs no round trip of
/// its own.
// Unchecked: `PostgreSQLConnections` takes it out of its list for one caller and puts it back afterwards, and libpq asks for
// no more than that; a lock of its own would only be taken by nobody else.
final class PostgreSQLConnection: @unchecked Sendable {
    /// Statements without arguments that steer transactions.
    typealias Control = StaticString

    private let connection: OpaquePointer
    /// The names of the statements that the server has prepared, by SQL and argument types.
    private var prepared: [String: String] = [:]
    /// How many statements are kept prepared: more than the program has.
    private static let maximumPrepared = 1_000

    /// - Throws: ``SQLError`` with code `unreachable`, or `other` for a server that does not fit.
    init(url: String) throws(SQLError) {
        self.connection = try Self.connect(url)
        do throws(SQLError) {
            try self.prepare()
        } catch {
            PQfinish(self.connection)
            throw error
        }
    }

    deinit {
        PQfinish(self.connection)
    }

    /// Set when answers stay away although libpq holds the connection for good, as it does after a failed write.
    private var isLost = false

    /// Whether nothing can be sent any more.
    var isBroken: Bool { self.isLost || PQstatus(self.connection) != CONNECTION_OK }

    /// The descriptor to wait on for notifications.
    var socket: CInt { PQsocket(self.connection) }

    private static func connect(_ url: String) throws(SQLError) -> OpaquePointer {
        // What stands behind another of the same name wins, and the URL is read where `dbname` stands.
        let parameters: [(String, String)] = [
            ("fallback_application_name", "lintel"), ("connect_timeout", "5"),
            // A server whose machine is gone is noticed after these seconds, also while data is under way.
            ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "15000"), ("dbname", url), ("client_encoding", "UTF8"),
        ]
        let connection = Self.withCStrings(parameters.map(\.0)) { keywords in
            Self.withCStrings(parameters.map(\.1)) { values in PQconnectdbParams(keywords, values, 1) }
        }
        guard let connection else { throw SQLError(.unreachable, "libpq has no memory for a connection") }
        guard PQstatus(connection) == CONNECTION_OK else {
            let error = SQLError(brokenConnection: connection)
            PQfinish(connection)
            throw error
        }
        return connection
    }

    private static func withCStrings<Result>(
        _ texts: [String],
        _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result?,
    ) -> Result? {
        let copies = texts.map { Array($0.utf8CString) }
        func collect(_ rest: ArraySlice<[CChar]>, _ pointers: [UnsafePointer<CChar>?]) -> Result? {
            guard let next = rest.first else {
                return (pointers + [nil]).withUnsafeBufferPointer { $0.baseAddress.flatMap(body) }
            }
            return next.withUnsafeBufferPointer { collect(rest.dropFirst(), pointers + [$0.baseAddress]) }
        }
        return collect(copies[...], [])
    }

    private func prepare() throws(SQLError) {
        // 13 is the oldest that its makers still mend, and texts are kept byte by byte.
        guard PQserverVersion(self.connection) >= 130_000 else {
            throw SQLError(.other, "the server is older than PostgreSQL 13")
        }
        let encoding = PQparameterStatus(self.connection, "server_encoding").map(String.init(cString:)) ?? "?"
        guard encoding == "UTF8" else {
            throw SQLError(.other, "the database's encoding is \(encoding); make it with ENCODING 'UTF8'")
        }
        // libpq would print the server's notices to standard error.
        _ = PQsetNoticeReceiver(self.connection, { _, _ in }, nil)
        guard PQenterPipelineMode(self.connection) == 1 else { throw SQLError(brokenConnection: self.connection) }
    }

    /// A statement that is ready to be sent.
    struct Call {
        fileprivate var key: String
        fileprivate var name: String
        /// The statement's SQL when the server has yet to prepare it.
        fileprivate var definition: String?
        fileprivate var parameters: PostgreSQLParameters
    }

    /// Makes a call without sending anything.
    ///
    /// - Parameter isKept: False for a statement that is not worth keeping prepared.
    /// - Throws: ``SQLError`` when the arguments do not fit the statement.
    func call(_ sql: String, _ arguments: [SQLValue], isKept: Bool) throws(SQLError) -> Call {
        let parameters = try PostgreSQLParameters(arguments)
        let key = parameters.signature + sql
        if let name = self.prepared[key] { return Call(key: key, name: name, parameters: parameters) }
        let numbered = Placeholders.numbered(sql)
        guard numbered.count == arguments.count else {
            throw SQLError(.other, "\(arguments.count) arguments do not fit the statement: \(sql)")
        }
        // The unnamed statement is used once and forgotten.
        let name = isKept && self.prepared.count < Self.maximumPrepared ? "s\(self.prepared.count)" : ""
        return Call(key: key, name: name, definition: numbered.sql, parameters: parameters)
    }

    /// Runs a statement behind the controls, in one round trip, and hands its result to the body.
    ///
    /// - Throws: The first error of the controls and the statement; what stands behind it was not run.
    func run<Value>(
        _ call: Call,
        after controls: [Control] = [],
        _ body: (OpaquePointer) throws(SQLError) -> Value,
    ) throws(SQLError) -> Value {
        for control in controls { self.send(control) }
        let preparations = self.sendPreparation(of: call)
        self.send(call.name, call.parameters)
        let results = try self.answers(controls.count + preparations + 1)
        defer { for result in results { PQclear(result) } }
        for (index, result) in results.enumerated() {
            try Self.check(result)
            if preparations == 1, index == controls.count, !call.name.isEmpty { self.prepared[call.key] = call.name }
        }
        guard let last = results.last else { throw SQLError(brokenConnection: self.connection) }
        return try body(last)
    }

    /// Has a statement prepared that is not yet; returns how many answers that gives.
    private func sendPreparation(of call: Call) -> Int {
        guard let definition = call.definition else { return 0 }
        let types = call.parameters.types
        _ = PQsendPrepare(self.connection, call.name, definition, CInt(types.count), types)
        return 1
    }

    /// Runs controls in one round trip; returns the last one's command tag.
    func run(_ controls: [Control]) throws(SQLError) -> String {
        for control in controls { self.send(control) }
        let results = try self.answers(controls.count)
        defer { for result in results { PQclear(result) } }
        for result in results { try Self.check(result) }
        guard let last = results.last, let tag = PQcmdStatus(last) else { return "" }
        return String(cString: tag)
    }

    private func send(_ control: Control) {
        control.withUTF8Buffer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { text in
                _ = PQsendQueryParams(self.connection, text.baseAddress, 0, nil, nil, nil, nil, 1)
            }
        }
    }

    private func send(_ name: String, _ parameters: PostgreSQLParameters) {
        let formats = [CInt](repeating: 1, count: parameters.lengths.count)
        parameters.withPointers { values in
            _ = PQsendQueryPrepared(
                self.connection,
                name,
                CInt(values.count),
                values,
                parameters.lengths,
                formats,
                1,
            )
        }
    }

    /// Ends what was sent and reads the answers to it, which the caller clears.
    ///
    /// - Throws: ``SQLError`` when the connection broke.
    private func answers(_ count: Int) throws(SQLError) -> [OpaquePointer] {
        guard PQpipelineSync(self.connection) == 1 else { throw SQLError(brokenConnection: self.connection) }
        var results: [OpaquePointer] = []
        // What ends each statement's results; several in a row come only when nothing else will.
        var ends = 0
        while true {
            guard let result = PQgetResult(self.connection) else {
                ends += 1
                if ends > 2 { self.isLost = true }
                if self.isBroken { break }
                continue
            }
            ends = 0
            if PQresultStatus(result) == PGRES_PIPELINE_SYNC {
                PQclear(result)
                break
            }
            results.append(result)
        }
        guard !self.isBroken, results.count == count else {
            let told = results.first { PQresultStatus($0) == PGRES_FATAL_ERROR }
            let error = told.map { SQLError(result: $0) } ?? SQLError(brokenConnection: self.connection)
            for result in results { PQclear(result) }
            // What the server said last tells more, but the connection is what is lost.
            throw self.isBroken ? SQLError(.unreachable, error.message) : error
        }
        return results
    }

    private static func check(_ result: OpaquePointer) throws(SQLError) {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return
        default: throw SQLError(result: result)
        }
    }

    /// Reads what has arrived and counts the notifications in it.
    ///
    /// - Throws: ``SQLError`` when the connection broke.
    func takeNotifications() throws(SQLError) -> Int {
        guard PQconsumeInput(self.connection) == 1, !self.isBroken else {
            throw SQLError(brokenConnection: self.connection)
        }
        var count = 0
        while let notification = PQnotifies(self.connection) {
            PQfreemem(notification)
            count += 1
        }
        return count
    }
}
