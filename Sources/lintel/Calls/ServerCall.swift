import AsyncHTTPClient
import LintelClient
import NIOCore
import NIOHTTP1

/// Makes one call with a profile's token and passes the answer on as it comes.
struct ServerCall {
    let session: ProfileSession
    let request: CallRequest
    /// Whether status and headers of the answer are printed before its body.
    var showsHead = false

    /// - Throws: ``Refusal`` for no answer, and for one with another status than 2xx after its body was passed on.
    func run() async throws {
        let token = try await self.session.tokens.token()
        let response: HTTPClientResponse
        do {
            response = try await ServerConnections.client.execute(self.message(token), deadline: .distantFuture)
        } catch {
            throw Refusal("server_unreachable", "\(self.session.profile.origin) does not answer: \(error)")
        }
        if self.showsHead { try CommandOutput.pass(Self.head(response).utf8) }
        let isSuccess = (200..<300).contains(response.status.code)
        var kept: [UInt8] = []
        var last: UInt8?
        for try await part in response.body {
            let bytes = Array(part.readableBytesView)
            if !isSuccess { kept += bytes.prefix(ServerRefusal.maximumBytes - kept.count) }
            last = bytes.last ?? last
            try CommandOutput.pass(bytes)
        }
        // The prompt begins on a line of its own.
        if Terminal.output.width != nil, let last, last != UInt8(ascii: "\n") { try CommandOutput.pass("\n".utf8) }
        guard !isSuccess else { return }
        let said = ServerRefusal(body: kept)
        let status = Int(response.status.code)
        throw ClientError(
            .refused,
            said.message ?? "The server answered with status \(status).",
            status: status,
            id: said.id,
            correlationID: response.headers.first(name: "X-Correlation-ID").map { ServerRefusal.plain($0) },
        )
    }

    private func message(_ token: AccessToken) -> HTTPClientRequest {
        var message = HTTPClientRequest(url: self.request.address)
        message.method = HTTPMethod(rawValue: self.request.method)
        for header in self.request.headers { message.headers.add(name: header.name, value: header.value) }
        if !message.headers.contains(name: "Accept") { message.headers.add(name: "Accept", value: "*/*") }
        if !message.headers.contains(name: "User-Agent") {
            message.headers.add(name: "User-Agent", value: ProfileSession.settings.userAgent)
        }
        message.headers.add(name: "Authorization", value: "Bearer \(token.value)")
        if let body = self.request.body { message.body = .bytes(ByteBuffer(bytes: body)) }
        return message
    }

    /// Status and headers as HTTP/1.1 writes them.
    private static func head(_ response: HTTPClientResponse) -> String {
        let status = "HTTP/\(response.version.major).\(response.version.minor) \(response.status.code)"
        let lines = ["\(status) \(response.status.reasonPhrase)"] + response.headers.map { "\($0.name): \($0.value)" }
        return lines.joined(separator: "\r\n") + "\r\n\r\n"
    }
}
