import HTTPTypes
import Hummingbird
import NIOCore

/// The bytes that a call has sent.
enum CallBody {
    /// Why a body is not taken.
    enum Flaw: Error, Sendable, Hashable {
        /// More bytes than allowed, packed or unpacked.
        case tooLarge(Int)
        /// No gzip, though it is said to be.
        case malformed
        case unknownEncoding

        /// The flaw as a sentence for whoever sent the body.
        var sentence: String {
            switch self {
            case .tooLarge(let limit): "The body has more than \(limit) bytes."
            case .malformed: "The body is no gzip."
            case .unknownEncoding: "A body is sent as it is, or with Content-Encoding: gzip."
            }
        }
    }

    /// The bytes of the body, unpacked if they were sent as gzip.
    ///
    /// - Throws: ``Flaw``.
    static func bytes(of request: Request, upTo limit: Int) async throws -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = Array(try await request.body.collect(upTo: limit).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Flaw.tooLarge(limit)
        }
        switch request.headers[.contentEncoding]?.lowercased() {
        case nil, "", "identity": return bytes
        case "gzip", "x-gzip":
            do throws(Gzip.Flaw) {
                return try Gzip.decompress(bytes, maximumBytes: limit)
            } catch {
                switch error {
                case .tooLarge: throw Flaw.tooLarge(limit)
                case .malformed: throw Flaw.malformed
                }
            }
        default:
            throw Flaw.unknownEncoding
        }
    }
}
