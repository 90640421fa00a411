import HTTPTypes
package import Hummingbird
package import LintelCodec
import LintelOAuth
package import LintelPlatform
package import LintelTokens

/// A call of an Evo API that has been let in: who calls, what about, and what was sent.
package struct EvoCall: Sendable {
    /// What the decision to let it in was made of.
    package let facts: AccessFacts
    /// The caller's place in the organisation that the path names.
    package let membership: Membership
    package let actor: Actor
    /// The time of the call.
    package let now: UnixTime
    package let request: Request
    private let parameters: Parameters

    /// More than the longest body needs: a bounding box of 1,000 positions.
    private static let maximumBodyBytes = 131_072

    /// Nil when the facts name no caller or no organisation: the rules that let a call in ask for both.
    init?(_ facts: AccessFacts, request: Request, parameters: Parameters, callID: String?, now: UnixTime) {
        guard let membership = facts.membership, let principal = facts.principal else { return nil }
        self.facts = facts
        self.membership = membership
        self.actor = principal.actor(memberships: [membership], callID: callID)
        self.now = now
        self.request = request
        self.parameters = parameters
    }

    /// The caller as rows show it.
    package var author: Author {
        self.facts.principal?.author ?? Author(subject: self.actor.subject)
    }

    package var organisation: OrganisationID { self.membership.organisation.id }

    /// The workspace that the path names, with the caller's role.
    ///
    /// - Throws: ``EvoRefusal``, in routes whose action is about no workspace.
    package func access() throws(EvoRefusal) -> WorkspaceAccess {
        guard let access = self.facts.workspace else { throw .missing("There is no workspace with this id.") }
        return access
    }

    /// The workspace that the path names.
    package func workspace() throws(EvoRefusal) -> Workspace { try self.access().workspace }

    /// A UUID in the path; one of another form is nothing's id.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func id<Kind>(_ name: String) throws(PlatformError) -> Identifier<Kind> {
        guard let id = self.parameters.get(name).flatMap({ Identifier<Kind>(uuid: $0) }) else {
            throw PlatformError(.notFound, "There is nothing with this id.")
        }
        return id
    }

    /// A user's id in the path.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func userID(_ name: String = "user") throws(PlatformError) -> UserID {
        guard let id = self.parameters.get(name).flatMap({ UserID($0) }) else {
            throw PlatformError(.notFound, "There is nobody with this id.")
        }
        return id
    }

    /// The path of a file or an object behind so many segments of the address.
    ///
    /// It is read from the address as sent: the router drops empty segments and decodes slashes.
    /// - Throws: ``PlatformError`` with code `pathInvalid`.
    package func path(afterSegments count: Int) throws(PlatformError) -> EvoPath {
        do throws(EvoPath.Flaw) {
            return try EvoPath(percentEncoded: self.remainder(afterSegments: count))
        } catch {
            throw PlatformError(.pathInvalid, error.sentence, field: "path")
        }
    }

    /// What is behind so many segments of the address, as sent.
    package func remainder(afterSegments count: Int) -> [UInt8] {
        PathEncoding.remainder(of: self.request.uri.path, afterSegments: count) ?? []
    }

    /// What was asked for behind the path.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package func query() throws(PlatformError) -> CallQuery { try CallQuery(self.request) }

    /// The JSON object of the body; members that nobody takes are left alone.
    package func body() async throws -> JSONFields<EvoRefusal> {
        let bytes = try await self.bytes(upTo: Self.maximumBodyBytes)
        guard let json = try? JSONValue(parsing: bytes, maximumBytes: Self.maximumBodyBytes),
            let members = json.objectValue
        else { throw EvoRefusal.unreadable("The body is not a JSON object.") }
        return JSONFields(members) { EvoRefusal.invalid($0, $1) }
    }

    /// The body as whatever JSON it is.
    ///
    /// - Throws: ``EvoRefusal`` with status 400, and what ``bytes(upTo:)`` throws.
    package func json(upTo limit: Int) async throws -> JSONValue {
        try Self.json(try await self.bytes(upTo: limit), limit)
    }

    /// The same, or nil when there is no body at all.
    ///
    /// - Throws: ``EvoRefusal`` with status 400, and what ``bytes(upTo:)`` throws.
    package func optionalJSON(upTo limit: Int) async throws -> JSONValue? {
        let bytes = try await self.bytes(upTo: limit)
        return bytes.isEmpty ? nil : try Self.json(bytes, limit)
    }

    private static func json(_ bytes: [UInt8], _ limit: Int) throws(EvoRefusal) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(parsing: bytes, maximumBytes: limit)
        } catch {
            throw EvoRefusal.unreadable(
                "The body is not JSON that can be read: \(error.code) at byte \(error.offset)."
            )
        }
    }

    /// The bytes of the body, unpacked if they were sent as gzip.
    ///
    /// - Throws: ``EvoRefusal`` with status 413 as soon as there are more than allowed, packed or unpacked; 415 for
    ///   another encoding, and 400 for what is no gzip.
    package func bytes(upTo limit: Int) async throws -> [UInt8] {
        do {
            return try await CallBody.bytes(of: self.request, upTo: limit)
        } catch let flaw as CallBody.Flaw {
            switch flaw {
            case .tooLarge: throw EvoRefusal(.contentTooLarge, "content-too-large", flaw.sentence)
            case .malformed: throw EvoRefusal.unreadable(flaw.sentence)
            case .unknownEncoding: throw EvoRefusal(.unsupportedMediaType, "unsupported-media-type", flaw.sentence)
            }
        }
    }

    /// Lets through only those who have said that they try what is not settled yet.
    package func requirePreview() throws(EvoRefusal) {
        let isOptedIn = ["API-Preview", "Preview-API"].contains { name in
            HTTPField.Name(name).flatMap { self.request.headers[$0] }?.lowercased() == "opt-in"
        }
        guard isOptedIn else {
            throw EvoRefusal(
                .badRequest,
                "preview-api",
                title: "Preview API.",
                "This is a preview: send the header API-Preview: opt-in.",
            )
        }
    }
}
