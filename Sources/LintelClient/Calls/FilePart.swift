import NIOCore

/// A part of a file of this machine, as the bytes of a call.
struct FilePart: Sendable {
    var file: LocalFile
    var offset: Int64
    var count: Int64
    /// Told how many bytes have gone out of this part, as they go.
    var sent: @Sendable (Int64) -> Void = { _ in }
}

extension FilePart: AsyncSequence {
    typealias Element = ByteBuffer

    /// What is read and sent at once.
    static let chunkBytes: Int64 = 262_144

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(part: self) }

    /// Reads the part chunk by chunk.
    struct AsyncIterator: AsyncIteratorProtocol {
        let part: FilePart
        private var position: Int64 = 0

        init(part: FilePart) {
            self.part = part
        }

        mutating func next() async throws -> ByteBuffer? {
            // Whoever asks for more has sent what came before.
            self.part.sent(self.position)
            let left = self.part.count - self.position
            guard left > 0 else { return nil }
            let wanted = Int(Swift.min(left, FilePart.chunkBytes))
            let bytes = try await self.part.file.read(at: self.part.offset + self.position, count: wanted)
            guard bytes.count == wanted else {
                throw ClientError(.fileFailed, "The file became shorter while it was sent.")
            }
            self.position += Int64(bytes.count)
            return ByteBuffer(bytes: bytes)
        }
    }
}
