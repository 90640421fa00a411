import Dispatch
import LintelPlatform
import LintelServer
import Synchronization
import Testing

@Suite struct HashPoolTests {
    @Test func verifiesAndSaysWhatToStore() async throws {
        let pool = try HashPool(hasher: PlainHasher(), threads: 1, waiting: 4, random: .system)
        let password = try #require(Password("open sesame 42"))
        let encoded = try await pool.hash(password)
        #expect(try await pool.verify(password, against: encoded) == .right(rehashed: nil))
        #expect(try await pool.verify(password, against: "old " + encoded) == .right(rehashed: encoded))
        #expect(try await pool.verify(Password("another one"), against: encoded) == .wrong)
        try await pool.shutdown()
    }

    @Test func c08UnknownAccountCostsOneVerification() async throws {
        let hasher = PlainHasher()
        let pool = try HashPool(hasher: hasher, threads: 1, waiting: 4, random: .system)
        #expect(try await pool.verify(Password("open sesame 42"), against: nil) == .wrong)
        #expect(hasher.verifications.count == 1)
        #expect(try await pool.verify(nil, against: "x") == .wrong)
        #expect(hasher.verifications.count == 2)
        try await pool.shutdown()
    }

    @Test func c18RefusesBeyondTheQueue() async throws {
        let gate = Gate()
        let pool = try HashPool(hasher: PlainHasher(gate: gate), threads: 1, waiting: 1, random: .system)
        let password = try #require(Password("open sesame 42"))
        let outcomes = await withTaskGroup(of: PlatformError.Code?.self) { group in
            for _ in 0..<5 {
                group.addTask {
                    do {
                        _ = try await pool.verify(password, against: nil)
                        return nil
                    } catch {
                        return (error as? PlatformError)?.code
                    }
                }
            }
            // Two fit; only when the other three have been turned away may the two go on.
            var outcomes: [PlatformError.Code?] = []
            while let outcome = await group.next() {
                outcomes.append(outcome)
                if outcomes.count == 3 { gate.open() }
            }
            return outcomes
        }
        #expect(outcomes == [.busy, .busy, .busy, nil, nil])
        #expect(try await pool.verify(password, against: nil) == .wrong)
        try await pool.shutdown()
    }

    /// Holds threads back until it is opened.
    private final class Gate: Sendable {
        private let semaphore = DispatchSemaphore(value: 0)

        func open() { self.semaphore.signal() }

        func pass() {
            self.semaphore.wait()
            self.semaphore.signal()
        }
    }

    /// "Hashes" by copying: only the pool is under test.
    private final class PlainHasher: PasswordHasher {
        let verifications = Counter()
        private let gate: Gate?

        init(gate: Gate? = nil) { self.gate = gate }

        func hash(_ password: Password) throws -> String { String(decoding: password.bytes, as: UTF8.self) }

        func verify(_ password: Password, against encoded: String) -> Bool {
            self.verifications.add()
            self.gate?.pass()
            let hash = encoded.hasPrefix("old ") ? String(encoded.dropFirst(4)) : encoded
            return Array(hash.utf8) == password.bytes
        }

        func needsRehash(_ encoded: String) -> Bool { encoded.hasPrefix("old ") }
    }

    private final class Counter: Sendable {
        private let value = Mutex(0)
        var count: Int { self.value.withLock { $0 } }
        func add() { self.value.withLock { $0 += 1 } }
    }
}
