import HTTPTypes
package import Hummingbird
package import LintelCodec
package import LintelPlatform
package import LintelTokens

/// A call of an API about projects that has been let in: who calls, what about, and what was sent.
package struct ITwinCall: Sendable {
    /// What the decision to let it in was made of.
    package let facts: AccessFacts
    /// Who calls.
    package let principal: Principal
    /// The time of the call.
    package let now: UnixTime
    package let request: Request
    /// Which codes the API has for what it refuses.
    package let names: ITwinNames
    private let organisations: any OrganisationStore
    private let parameters: Parameters
    private let callID: String?

    /// More than the longest body needs: 1,000 tasks, or people by the hundreds.
    private static let maximumBodyBytes = 1_048_576

    /// Nil when the facts name no caller: the rules that let a call in ask for one.
    init?(
        _ facts: AccessFacts,
        names: ITwinNames,
        organisations: any OrganisationStore,
        request: Request,
        parameters: Parameters,
        callID: String?,
        now: UnixTime,
    ) {
        guard let principal = facts.principal else { return nil }
        self.facts = facts
        self.principal = principal
        self.now = now
        self.request = request
        self.names = names
        self.organisations = organisations
        self.parameters = parameters
        self.callID = callID
    }

    /// The caller as rows show it.
    package var author: Author { self.principal.author }

    package var subject: Subject { self.principal.author.subject }

    /// The project that the call is about, with what the caller may do in it.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, in routes whose action is about no project.
    package func access() throws(PlatformError) -> ProjectAccess {
        guard let access = self.facts.project else { throw .projectUnknown }
        return access
    }

    /// The project that the call is about.
    package func project() throws(PlatformError) -> Project { try self.access().project }

    /// The organisations that the caller belongs to, by name.
    package func memberships() async throws -> [Membership] {
        try await self.organisations.memberships(of: self.subject)
    }

    /// Who asks for a change: in a project, with the place in its organisation that decides who looks after it.
    package func actor() async throws -> Actor {
        let memberships: [Membership]
        if let access = self.facts.project {
            memberships =
                access.organisationRole.map {
                    [Membership(organisation: access.organisation, role: $0)]
                } ?? []
        } else {
            memberships = try await self.memberships()
        }
        return self.principal.actor(memberships: memberships, callID: self.callID)
    }

    /// A UUID in the path; one of another form is nothing's id.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func id<Kind>(_ name: String) throws(PlatformError) -> Identifier<Kind> {
        guard let id = self.text(name).flatMap({ Identifier<Kind>(uuid: $0) }) else {
            throw PlatformError(.notFound, "There is nothing with this id.", field: name)
        }
        return id
    }

    /// What the path has in a place.
    package func text(_ name: String) -> String? { self.parameters.get(name) }

    /// What was asked for behind the path.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package func query() throws(PlatformError) -> CallQuery { try CallQuery(self.request) }

    /// Whether the caller wants each thing with all that is known of it (`Prefer: return=representation`, RFC 7240).
    package var prefersRepresentation: Bool {
        let name = HTTPField.Name("Prefer")
        let values = name.flatMap { self.request.headers[$0] } ?? ""
        return values.split { $0 == "," || $0 == " " }.contains { $0.lowercased() == "return=representation" }
    }

    /// The JSON object of the body; members that nobody takes are left alone.
    ///
    /// - Throws: ``ITwinRefusal``.
    package func body(upTo limit: Int? = nil) async throws -> JSONFields<ITwinRefusal> {
        let limit = limit ?? Self.maximumBodyBytes
        guard let members = try await self.json(upTo: limit).objectValue else {
            throw self.names.unreadable("The body is not a JSON object.")
        }
        let names = self.names
        return JSONFields(members) { name, reason in
            names.invalid(
                reason,
                field: name,
                code: reason == "This is missing." ? "MissingRequiredProperty" : "InvalidProperty",
            )
        }
    }

    /// The body as whatever JSON it is.
    ///
    /// - Throws: ``ITwinRefusal``.
    package func json(upTo limit: Int? = nil) async throws -> JSONValue {
        let limit = limit ?? Self.maximumBodyBytes
        let bytes = try await self.bytes(upTo: limit)
        do throws(JSONError) {
            return try JSONValue(parsing: bytes, maximumBytes: limit)
        } catch {
            throw self.names.unreadable(
                "The body is not JSON that can be read: \(error.code) at byte \(error.offset)."
            )
        }
    }

    /// The bytes of the body, unpacked if they were sent as gzip.
    ///
    /// - Throws: ``ITwinRefusal`` with status 413, 415, or that of input that does not fit.
    package func bytes(upTo limit: Int) async throws -> [UInt8] {
        do {
            return try await CallBody.bytes(of: self.request, upTo: limit)
        } catch let flaw as CallBody.Flaw {
            switch flaw {
            case .tooLarge: throw ITwinRefusal(.contentTooLarge, "RequestTooLarge", flaw.sentence)
            case .malformed: throw self.names.unreadable(flaw.sentence)
            case .unknownEncoding: throw ITwinRefusal(.unsupportedMediaType, "UnsupportedMediaType", flaw.sentence)
            }
        }
    }
}
