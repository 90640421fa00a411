import HTTPTypes
package import Hummingbird
package import LintelCodec
package import LintelPlatform
package import LintelTokens
import NIOCore

/// A call of an Evo API about an organisation that the gate has let in.
package struct EvoCall: Sendable {
    package let request: Request
    package let query: EvoQuery
    package let organisation: OrganisationID
    /// The workspace in the path; nil for calls about the organisation as a whole.
    package let access: WorkspaceAccess?
    package let actor: Actor
    package let now: UnixTime

    /// The workspace in the path.
    ///
    /// - Throws: 404 for a call whose path has none.
    package var workspace: Workspace {
        get throws {
            guard let workspace = self.access?.workspace else { throw HTTPError(.notFound) }
            return workspace
        }
    }

    /// The body, up to a size; a compressed one counts by what comes out.
    ///
    /// - Throws: ``EvoProblem`` with 413, 415 or 400.
    package func body(upTo maximumBytes: Int) async throws -> [UInt8] {
        var bytes: [UInt8]
        do {
            bytes = Array(try await self.request.body.collect(upTo: maximumBytes).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw EvoProblem.tooLarge(maximumBytes)
        }
        switch self.request.headers[.contentEncoding]?.lowercased() {
        case nil, "", "identity": break
        case "gzip", "x-gzip":
            do throws(GzipError) {
                bytes = try Gzip.decompress(bytes, maximumBytes: maximumBytes)
            } catch  where error.code == .tooLarge {
                throw EvoProblem.tooLarge(maximumBytes)
            } catch {
                throw EvoProblem(.badRequest, "bad-request", title: "Bad Request.", detail: "The body is no gzip.")
            }
        default:
            throw EvoProblem(
                .unsupportedMediaType,
                "unsupported-media-type",
                title: "Unsupported Media Type.",
                detail: "A body is sent as it is, or with Content-Encoding: gzip.",
            )
        }
        return bytes
    }

    /// The body as JSON.
    ///
    /// - Throws: ``EvoProblem`` with 400 and what ``body(upTo:)`` throws.
    package func json(upTo maximumBytes: Int) async throws -> JSONValue {
        do {
            return try JSONValue(parsing: try await self.body(upTo: maximumBytes), maximumBytes: maximumBytes)
        } catch let error as JSONError {
            throw EvoProblem(
                .badRequest,
                "bad-request",
                title: "Bad Request.",
                detail: "The body is not JSON that can be read: \(error.code) at byte \(error.offset).",
            )
        }
    }

    /// The path of a file or an object behind so many segments of the address.
    ///
    /// - Throws: ``PlatformError`` with code `pathInvalid`.
    package func path(afterSegments count: Int) throws(PlatformError) -> EvoPath {
        let remainder = PathEncoding.remainder(of: self.request.uri.path, afterSegments: count) ?? []
        do throws(EvoPath.Flaw) {
            return try EvoPath(percentEncoded: remainder)
        } catch {
            throw PlatformError(.pathInvalid, error.sentence, field: "path")
        }
    }
}

extension EvoProblem {
    /// A body that is larger than it may be, packed or unpacked.
    static func tooLarge(_ maximumBytes: Int) -> EvoProblem {
        EvoProblem(
            .contentTooLarge,
            "too-large",
            title: "Content Too Large.",
            detail: "The body has at most \(maximumBytes) bytes.",
        )
    }
}
