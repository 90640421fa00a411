import HTTPTypes
import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens
import NIOCore

/// One call of the administration API: who calls, and what was sent.
struct AdministrationCall: Sendable {
    let actor: Actor
    /// The time of the call.
    let now: UnixTime
    private let request: Request
    private let context: LintelContext

    /// A body is small: the longest holds a few dozen addresses.
    private static let maximumBodyBytes = 65_536

    init(actor: Actor, now: UnixTime, request: Request, context: LintelContext) {
        self.actor = actor
        self.now = now
        self.request = request
        self.context = context
    }

    /// The value of a parameter in the path.
    ///
    /// - Throws: The same answer as for an id that nothing has when it is longer than any id.
    func path(_ name: String) throws(Problem) -> String {
        guard let value = self.context.parameters.get(name), let text = value.removingURLPercentEncoding(),
            !text.isEmpty, text.utf8.count <= 128, text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
        else { throw .notFound }
        return text
    }

    /// The query's parameters; each of them may be named once and has to be one of `names`.
    func query(_ names: String...) throws(Problem) -> FormFields {
        let fields: FormFields
        do throws(FormError) {
            fields = try FormFields(parsing: Array((self.request.uri.query ?? "").utf8))
        } catch {
            throw Problem(.badRequest, .requestMalformed, "The query is not percent-encoded UTF-8 within the limits.")
        }
        if let name = fields.repeatedName {
            throw Problem(.badRequest, .parameterRepeated, "The parameter was sent more than once.", field: name)
        }
        if let unknown = fields.fields.first(where: { !names.contains($0.name) })?.name {
            throw Problem(.badRequest, .parameterInvalid, "There is no such parameter.", field: unknown)
        }
        for field in fields.fields {
            let lengths = (field.name == "search" ? 0 : 1)...Self.maximumLength(of: field.name)
            guard lengths.contains(field.value.count) else {
                throw .invalid(field.name, "This has \(lengths.lowerBound) to \(lengths.upperBound) characters.")
            }
        }
        return fields
    }

    /// As `/openapi.yaml` says it.
    private static func maximumLength(of parameter: String) -> Int {
        switch parameter {
        case "cursor": 512
        case "search": 100
        default: 128
        }
    }

    /// The JSON object of the body.
    func body() async throws -> JSONFields<Problem> {
        let type = (self.request.headers[.contentType] ?? "").prefix { $0 != ";" && $0 != " " }.lowercased()
        guard type == "application/json" else {
            throw Problem(.unsupportedMediaType, .mediaTypeUnsupported, "The body has to be application/json.")
        }
        let buffer: ByteBuffer
        do {
            buffer = try await self.request.body.collect(upTo: Self.maximumBodyBytes)
        } catch is NIOTooManyBytesError {
            throw Problem(.contentTooLarge, .requestTooLarge, "The body is too large.")
        }
        guard let json = try? JSONValue(parsing: buffer.readableBytesView), let members = json.objectValue else {
            throw Problem(.badRequest, .requestMalformed, "The body is not a JSON object.")
        }
        return JSONFields(members) { Problem.invalid($0, $1) }
    }

    /// The version that the caller has seen (RFC 9110 §13.1.1): what is changed has to be that one still.
    func ifMatch() throws(Problem) -> Int64 {
        guard let value = self.request.headers[.ifMatch] else {
            throw Problem(
                .init(code: 428, reasonPhrase: "Precondition Required"),
                .preconditionRequired,
                "Send the entity tag of what you change in If-Match.",
            )
        }
        guard let version = EntityTag(parsing: value)?.version else {
            throw Problem(.preconditionFailed, .conflict, "If-Match is not the entity tag of the present version.")
        }
        return version
    }

    /// Which part of a list is asked for: `limit` and `cursor`.
    func page(of fields: FormFields) throws(Problem) -> ListRequest {
        var limit = ListRequest.standardLimit
        if let text = fields["limit"] {
            // 0, negative and huge numbers are refused, not bent.
            guard let number = Int(text), ListRequest.limits.contains(number) else {
                throw .invalid("limit", "A limit is a number from 1 to \(ListRequest.limits.upperBound).")
            }
            limit = number
        }
        if let cursor = fields["cursor"], cursor.utf8.count > 512 {
            throw .invalid("cursor", "The cursor is not one of this list.")
        }
        return ListRequest(limit: limit, cursor: fields["cursor"])
    }
}

/// Which part of a list is asked for.
struct ListRequest: Sendable, Hashable {
    static let limits = 1...100
    static let standardLimit = 50

    let limit: Int
    /// As the last answer gave it; nil for the beginning.
    let cursor: String?
}

extension String {
    /// The text without percent encoding; nil when that is not UTF-8.
    fileprivate func removingURLPercentEncoding() -> String? {
        guard self.utf8.contains(UInt8(ascii: "%")) else { return self }
        // A plus sign is itself in a path.
        let field = "x=" + self.replacing("+", with: "%2B")
        return (try? FormFields(parsing: Array(field.utf8)))?["x"]
    }
}
