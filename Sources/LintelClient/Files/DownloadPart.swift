import Crypto
import LintelCodec
import NIOCore
import Synchronization

/// What has come of a file so far: the bytes in one file beside the target, and in another the tag of what they are of.
final class DownloadPart: Sendable {
    private struct State {
        var position: Int64
        var entityTag: String?
    }

    let path: String
    private let file: LocalFile
    private let tagFile: LocalFile
    private let state: Mutex<State>

    /// The longest tag that is kept.
    private static let maximumTagBytes = 1_024

    private init(path: String, file: LocalFile, tagFile: LocalFile, _ state: State) {
        self.path = path
        self.file = file
        self.tagFile = tagFile
        self.state = Mutex(state)
    }

    /// Takes up what is there, or begins with nothing.
    ///
    /// - Parameters:
    ///   - local: The target.
    ///   - tag: Names the content; that of another is left alone.
    static func opening(beside local: String, tag: String) async throws -> DownloadPart {
        let path = "\(local).\(Hex.encode(SHA256.hash(data: Array(tag.utf8)).prefix(6))).part"
        let file = try await LocalFile.writing(path)
        let tagFile = try await LocalFile.writing(Self.tagPath(path))
        let kept = String(decoding: try await tagFile.read(at: 0, count: Self.maximumTagBytes + 1), as: UTF8.self)
        return DownloadPart(
            path: path,
            file: file,
            tagFile: tagFile,
            State(position: try await file.size(), entityTag: Self.strong(kept)),
        )
    }

    private static func tagPath(_ path: String) -> String { "\(path.dropLast(5)).tag.part" }

    /// A tag that says that every byte is the same (RFC 9110 §8.8.1); nil for any other.
    static func strong(_ tag: String) -> String? {
        guard (3...Self.maximumTagBytes).contains(tag.utf8.count), tag.hasPrefix("\""), tag.hasSuffix("\""),
            tag.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        return tag
    }

    /// How many bytes have come: the next one's place.
    var position: Int64 { self.state.withLock { $0.position } }
    /// What the bytes are of, if the server has said so.
    var entityTag: String? { self.state.withLock { $0.entityTag } }

    /// Throws away what has come.
    ///
    /// - Parameter entityTag: What comes now.
    func restart(as entityTag: String?) async throws {
        // The bytes of one content never lie beside the tag of another, also not after a power failure.
        try await self.file.finish(size: 0)
        try await self.tagFile.finish(size: 0)
        if let entityTag {
            let bytes = ByteBuffer(string: entityTag)
            try await self.tagFile.write(bytes, at: 0)
            try await self.tagFile.finish(size: Int64(bytes.readableBytes))
        }
        self.state.withLock { $0 = State(position: 0, entityTag: entityTag) }
    }

    /// Takes the next bytes.
    func append(_ bytes: ByteBuffer) async throws {
        try await self.file.write(bytes, at: self.position)
        self.state.withLock { $0.position += Int64(bytes.readableBytes) }
    }

    /// Waits until the disk has it all.
    func finish(size: Int64) async throws { try await self.file.finish(size: size) }

    /// Puts it in the target's place.
    func move(to local: String) async throws {
        try await LocalFile.move(self.path, to: local)
        try await LocalFile.remove(Self.tagPath(self.path))
    }

    /// Leaves nothing of it.
    func remove() async throws {
        try await LocalFile.remove(self.path)
        try await LocalFile.remove(Self.tagPath(self.path))
    }
}
