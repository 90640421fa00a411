import CPostgres
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Waits for the database's word that something has changed, on a connection of its own.
///
/// Used by one thread, but for ``stop()``.
// Unchecked: the engine calls it on its listening thread alone, and closes it when that has ended; what `stop()` touches is
// atomic.
final class PostgreSQLListener: @unchecked Sendable {
    private let url: String
    private var connection: PostgreSQLConnection?
    private let isStopped = StopFlag()

    /// While nothing tells of changes they are looked for so often.
    private static let pollingMilliseconds: Int64 = 400
    /// The longest time until a stop is noticed.
    private static let sliceMilliseconds: Int64 = 200

    init(url: String) {
        self.url = url
    }

    /// Blocks until a notification arrives (also one that came since the last call), the listening begins (what was said
    /// before was not heard), the time is over, or somebody says stop.
    func wait(milliseconds: Int64, until stop: StopFlag) {
        guard let connection = self.connection else { return self.listen(milliseconds) }
        do throws(SQLError) {
            var left = milliseconds
            while try connection.takeNotifications() == 0, left > 0, !stop.isSet, !self.isStopped.isSet {
                self.waitForInput(connection.socket, min(left, Self.sliceMilliseconds))
                left -= Self.sliceMilliseconds
            }
        } catch {
            // The caller looks now, and the next call makes a new connection.
            self.connection = nil
        }
    }

    /// Makes the connection, or waits as long as one polls without it.
    private func listen(_ milliseconds: Int64) {
        do throws(SQLError) {
            let connection = try PostgreSQLConnection(url: self.url)
            _ = try connection.run(["LISTEN lintel_change"])
            self.connection = connection
        } catch {
            self.waitForInput(-1, min(milliseconds, Self.pollingMilliseconds))
        }
    }

    /// Waits until the socket can be read; a negative one never can.
    private func waitForInput(_ socket: CInt, _ milliseconds: Int64) {
        var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        _ = poll(&descriptor, 1, CInt(milliseconds))
    }

    /// Lets the waiting thread return soon.
    func stop() {
        self.isStopped.set()
    }

    /// Closes the connection; nobody waits any more.
    func close() {
        self.connection = nil
    }
}

/// Tells a thread that waits to stop waiting.
final class StopFlag: Sendable {
    private let flag = Atomic<Bool>(false)

    var isSet: Bool { self.flag.load(ordering: .relaxed) }

    func set() {
        self.flag.store(true, ordering: .relaxed)
    }
}
