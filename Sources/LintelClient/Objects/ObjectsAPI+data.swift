import Crypto
import LintelCodec
import NIOCore
import NIOHTTP1

/// The data of objects: bytes that lie beside the bodies and go by their SHA-256.
extension ObjectsAPI {
    private struct Wanted: Encodable { var name: String }

    private struct Slot: Decodable {
        var exists: Bool
        var upload: String?

        private enum CodingKeys: String, CodingKey {
            case exists
            case upload = "upload_url"
        }
    }

    /// Sends a file of this machine as data, unless the workspace has it already.
    ///
    /// - Parameters:
    ///   - local: The path of the file of this machine.
    ///   - progress: Told as bytes leave, from any task.
    /// - Returns: The name that bodies call it by: the SHA-256 of the bytes in hexadecimal.
    public func uploadData(
        _ local: String,
        progress: @escaping TransferProgress.Report = { _ in },
    ) async throws -> String {
        let name = try await Self.digest(of: local)
        guard let address = try await self.slot(name).upload else { return name }
        let blob = BlobUpload(runner: self.caller.runner) {
            guard let address = try await self.slot(name).upload else {
                throw ClientError(.contentMismatch, "Somebody else has sent the same data meanwhile.")
            }
            return address
        }
        try await blob.send(local, to: address, progress: progress)
        return name
    }

    private func slot(_ name: String) async throws -> Slot {
        let call = self.caller.call(.PUT, "\(self.place)/data", operation: "objects.data")
        let slots = try await self.caller.answer(call, sending: [Wanted(name: name)], as: [Slot].self)
        guard let slot = slots.first else { throw ClientError(.answerInvalid, "The answer names no place for data.") }
        return slot
    }

    /// Fetches a piece of data to this machine; it is compared with its name before it gets there.
    ///
    /// - Parameters:
    ///   - name: As the body of the object names it.
    ///   - object: The object that it belongs to.
    ///   - local: The path of the file of this machine; one that is there is replaced.
    ///   - progress: Told as bytes arrive, from any task.
    public func downloadData(
        _ name: String,
        of object: ObjectSummary.ID,
        to local: String,
        progress: @escaping TransferProgress.Report = { _ in },
    ) async throws {
        var fetch = FileDownload(runner: self.caller.runner, tag: name, size: nil) {
            let known: GeoscienceObject<JSON> = try await self.object(object)
            guard let address = known.data.first(where: { $0.name == name })?.download else {
                throw ClientError(.answerInvalid, "The object has no such data.")
            }
            return .signed(address, operation: "objects.download")
        }
        fetch.check = { path in
            guard try await Self.digest(of: path) == name.lowercased() else {
                throw ClientError(.contentMismatch, "The data that came is not what its name says.")
            }
        }
        try await fetch.receive(at: local, progress: progress)
    }

    /// The SHA-256 of a file, in hexadecimal.
    private static func digest(of local: String) async throws -> String {
        let file = try await LocalFile.reading(local)
        var hash = SHA256()
        for try await chunk in FilePart(file: file, offset: 0, count: try await file.size()) {
            hash.update(data: Array(chunk.readableBytesView))
        }
        return Hex.encode(hash.finalize())
    }
}
