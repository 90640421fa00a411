import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens
import NIOCore

/// Brings files of other schedulers into a schedule.
struct ScheduleImportEndpoint: Sendable {
    let surface: ScheduleSurface

    /// The largest file, 64 MiB: a plan of fifty thousand tasks has about that.
    private static let maximumBytes = 64 * 1_024 * 1_024

    /// Reads a Microsoft Project XML file, which is the body of the call.
    func microsoftProject(_ call: ITwinCall) async throws -> Response {
        // Files say how the work goes and who does it, too.
        try call.require(.writeActuals)
        try call.require(.writeAssignments)
        let request = call.request
        if Self.isJSON(request) {
            throw self.refusal(call, "The body of the call is the XML file itself, saved by Microsoft Project as XML.")
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Self.maximumBytes {
            throw Self.tooLarge
        }
        let author = try await self.surface.author(call)
        let operation = try await self.surface.management.importMicrosoftProject(
            BoundedBody(body: request.body, limit: Self.maximumBytes),
            into: try await self.surface.schedule(call),
            by: author,
        )
        return self.surface.answer(.accepted, operation) { _ in }
    }

    /// Tells what can be brought in, for files that cannot.
    func primavera(_ call: ITwinCall) async throws -> Response {
        throw self.refusal(
            call,
            "Primavera files are not read. What can be brought in is XML that Microsoft Project has saved, sent to "
                + "imports/microsoft-project; Primavera P6 exports it, too.",
        )
    }

    private static func isJSON(_ request: Request) -> Bool {
        request.headers[.contentType]?.lowercased().contains("json") ?? false
    }

    private func refusal(_ call: ITwinCall, _ sentence: String) -> ITwinRefusal {
        ITwinRefusal(.unprocessableContent, call.names.invalid, sentence)
    }

    fileprivate static let tooLarge = ITwinRefusal(
        .contentTooLarge,
        "RequestTooLarge",
        "The file has more than \(Self.maximumBytes) bytes.",
    )
}

/// The bytes of a body as they arrive, up to a bound.
private struct BoundedBody: AsyncSequence, Sendable {
    typealias Element = [UInt8]

    let body: RequestBody
    let limit: Int

    struct AsyncIterator: AsyncIteratorProtocol {
        var iterator: RequestBody.AsyncIterator
        var left: Int

        mutating func next() async throws -> [UInt8]? {
            guard let buffer = try await self.iterator.next() else { return nil }
            self.left -= buffer.readableBytes
            guard self.left >= 0 else { throw ScheduleImportEndpoint.tooLarge }
            return Array(buffer.readableBytesView)
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(iterator: self.body.makeAsyncIterator(), left: self.limit)
    }
}
