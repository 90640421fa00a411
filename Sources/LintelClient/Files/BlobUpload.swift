import AsyncHTTPClient
import LintelCodec
import NIOHTTP1
import Synchronization

/// Sends the bytes of a file to a signed address: in one piece, or in blocks with a list of them at the end.
struct BlobUpload: Sendable {
    let runner: CallRunner
    /// Gives another address for the same bytes: addresses are good for half an hour.
    let renew: @Sendable () async throws -> String

    /// What goes at once: a block that breaks is sent again whole.
    static let blockBytes: Int64 = 4 * 1_048_576
    /// Blocks under way at a time.
    private static let parallel = 4

    /// Sends a file of this machine.
    func send(_ local: String, to address: String, progress: @escaping TransferProgress.Report) async throws {
        let file = try await LocalFile.reading(local)
        let size = try await file.size()
        let meter = TransferMeter(total: size, report: progress)
        let place = SignedAddress(address, renew: self.renew)
        if size <= Self.blockBytes {
            try await self.put(file, 0, size, meter, place, query: "", headers: [("x-ms-blob-type", "BlockBlob")])
        } else {
            try await self.sendBlocks(file, size, meter, place)
        }
        meter.set(size == 0 ? 0 : min(size, Self.blockBytes), ofPartAt: 0)
    }

    private func sendBlocks(
        _ file: LocalFile,
        _ size: Int64,
        _ meter: TransferMeter,
        _ place: SignedAddress,
    ) async throws {
        let offsets = Array(stride(from: 0, to: size, by: Int64.Stride(Self.blockBytes)))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, offset) in offsets.enumerated() {
                if index >= Self.parallel { try await group.next() }
                group.addTask {
                    let id = FormEncoding.encode(Self.blockID(offset))
                    let count = min(Self.blockBytes, size - offset)
                    try await self.put(
                        file,
                        offset,
                        count,
                        meter,
                        place,
                        query: "comp=block&blockid=\(id)",
                        headers: []
                    )
                }
            }
            try await group.waitForAll()
        }
        let list = Self.blockList(offsets.map(Self.blockID))
        try await place.use { address in
            _ = try await self.runner.answer(
                HTTPCall(
                    method: .PUT,
                    address: Self.address(address, "comp=blocklist"),
                    body: .bytes(list, type: "text/plain; charset=UTF-8"),
                    operation: "blobs.commit",
                    isAuthorised: false,
                    isConfidential: true,
                )
            )
        }
    }

    private func put(
        _ file: LocalFile,
        _ offset: Int64,
        _ count: Int64,
        _ meter: TransferMeter,
        _ place: SignedAddress,
        query: String,
        headers: [(name: String, value: String)],
    ) async throws {
        try await place.use { address in
            let part = FilePart(file: file, offset: offset, count: count) { meter.set($0, ofPartAt: offset) }
            let call = HTTPCall(
                method: .PUT,
                address: Self.address(address, query),
                headers: headers,
                body: .file(part),
                operation: "blobs.put",
                isAuthorised: false,
                isConfidential: true,
            )
            try await self.runner.run(call, within: nil) { _, body in
                _ = try await body.collect(upTo: ServerRefusal.maximumBytes)
            }
        }
    }

    /// The offset as 32 digits, as the platform's own clients name blocks.
    static func blockID(_ offset: Int64) -> String {
        let digits = String(offset)
        return Base64.encode(Array((String(repeating: "0", count: 32 - digits.count) + digits).utf8))
    }

    static func blockList(_ ids: [String]) -> [UInt8] {
        let items = ids.map { "<Latest>\($0)</Latest>" }.joined()
        return Array("<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>\(items)</BlockList>".utf8)
    }

    static func address(_ address: String, _ query: String) -> String {
        query.isEmpty ? address : address + (address.contains("?") ? "&" : "?") + query
    }
}

/// An address that carries its own permission, and is asked for anew when that is over.
final class SignedAddress: Sendable {
    private struct State {
        var address: String
        var renewal: SharedFetch<String>?
    }

    private let state: Mutex<State>
    private let renew: @Sendable () async throws -> String

    init(_ address: String, renew: @escaping @Sendable () async throws -> String) {
        self.state = Mutex(State(address: address))
        self.renew = renew
    }

    /// Uses the address, once more with another one when the server does not take it any longer.
    func use(_ work: (String) async throws -> Void) async throws {
        let address = self.state.withLock { $0.address }
        do {
            try await work(address)
        } catch let error as ClientError where error.status == 401 || error.status == 403 {
            try await work(try await self.next(after: address))
        }
    }

    /// One that is not the refused one; those who wait for it share one request.
    private func next(after refused: String) async throws -> String {
        let (known, flight, isMine): (String?, SharedFetch<String>?, Bool) = self.state.withLock { state in
            if state.address != refused { return (state.address, nil, false) }
            if let renewal = state.renewal { return (nil, renewal, false) }
            let flight = SharedFetch<String>()
            state.renewal = flight
            return (nil, flight, true)
        }
        if let known { return known }
        guard let flight else { throw CancellationError() }
        if isMine {
            let result: Result<String, any Error>
            do {
                result = .success(try await self.renew())
            } catch {
                result = .failure(error)
            }
            self.state.withLock { state in
                if case .success(let address) = result { state.address = address }
                state.renewal = nil
            }
            flight.finish(result)
        }
        return try await flight.value()
    }
}
