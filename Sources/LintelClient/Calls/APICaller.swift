import LintelCodec
import NIOHTTP1

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Makes calls with JSON to the APIs of one address.
struct APICaller: Sendable {
    let base: String
    let runner: CallRunner

    /// A call that is about to be made.
    ///
    /// - Parameters:
    ///   - path: What follows the base, its parts encoded.
    ///   - operation: Names the kind of call in logs and metrics.
    func call(
        _ method: HTTPMethod,
        _ path: String,
        query: [(String, String?)] = [],
        headers: [(name: String, value: String)] = [],
        operation: String,
    ) -> HTTPCall {
        var text = ""
        for case (let name, let value?) in query { FormEncoding.append(name: name, value: value, to: &text) }
        return HTTPCall(
            method: method,
            address: self.base + path + (text.isEmpty ? "" : "?\(text)"),
            headers: [("Accept", "application/json")] + headers,
            operation: operation,
            path: path,
        )
    }

    /// Makes a call and reads its answer.
    func answer<Answer: Decodable>(_ call: HTTPCall, as type: Answer.Type = Answer.self) async throws -> Answer {
        try WireJSON.decode(type, from: try await self.runner.answer(call))
    }

    /// Makes a call with a body and reads its answer.
    func answer<Answer: Decodable>(
        _ call: HTTPCall,
        sending body: some Encodable,
        as type: Answer.Type = Answer.self,
    ) async throws -> Answer {
        try WireJSON.decode(type, from: try await self.runner.answer(Self.call(call, sending: body)))
    }

    /// Makes a call whose answer holds nothing.
    func perform(_ call: HTTPCall) async throws {
        _ = try await self.runner.answer(call)
    }

    /// Makes a call with a body whose answer holds nothing.
    func perform(_ call: HTTPCall, sending body: some Encodable) async throws {
        _ = try await self.runner.answer(try Self.call(call, sending: body))
    }

    /// The call with its body.
    static func call(_ call: HTTPCall, sending body: some Encodable) throws -> HTTPCall {
        var call = call
        call.body = .bytes(try WireJSON.encode(body), type: "application/json")
        return call
    }
}

/// JSON as the APIs write it; members that are not known are passed over.
enum WireJSON {
    static func decode<Value: Decodable>(_ type: Value.Type, from answer: HTTPAnswer) throws -> Value {
        do {
            return try Self.decoder().decode(type, from: Data(answer.bytes))
        } catch {
            throw ClientError(
                .answerInvalid,
                "The answer is not what this call expects.",
                status: answer.status,
                correlationID: answer.head.correlationID,
                detail: String(describing: error),
            )
        }
    }

    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return Array(try encoder.encode(value))
    }

    /// A decoder of its own each time: one is not safe to share between tasks.
    private static func decoder() -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let text = try decoder.singleValueContainer().decode(String.self)
            guard let date = Self.date(text) else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: decoder.codingPath, debugDescription: "no time: \(text.prefix(40))")
                )
            }
            return date
        }
        return decoder
    }

    /// A time of RFC 3339, with or without a fraction of a second.
    static func date(_ text: String) -> Date? {
        (try? Date(text, strategy: Date.ISO8601FormatStyle()))
            ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }
}

extension String {
    /// The text as one part of a path: a slash in it does not part it.
    var pathPart: String { PathEncoding.encode(self).replacing("/", with: "%2F") }

    /// The text as a path below another: slashes stay, and there is none at its beginning.
    var pathTail: String { PathEncoding.encode(String(self.drop { $0 == "/" })) }
}
