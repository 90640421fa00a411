import AsyncHTTPClient
import LintelCodec
import NIOCore
import NIOHTTP1

/// A client-credentials token request (RFC 6749 §4.4.2).
struct ClientCredentialsRequest {
    var tokenEndpoint: String
    var clientID: String
    var clientSecret: String
    var scope: String

    /// Room for a token answer many times over.
    private static let maximumAnswerBytes = 65_536

    /// Sends the request; returns the server's JSON answer as it came.
    ///
    /// - Throws: ``Refusal`` with the server's error id, or `server_unreachable`.
    func send() async throws -> [UInt8] {
        // A redirect would carry the secret to another place.
        let configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        do {
            let answer = try await self.send(by: client)
            try await client.shutdown()
            return answer
        } catch {
            try? await client.shutdown()
            throw error
        }
    }

    private func send(by client: HTTPClient) async throws -> [UInt8] {
        var request = HTTPClientRequest(url: self.tokenEndpoint)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.headers.add(name: "Accept", value: "application/json")
        request.headers.add(name: "Authorization", value: "Basic \(self.credentials)")
        request.body = .bytes(ByteBuffer(string: self.form))
        let response: HTTPClientResponse
        let body: [UInt8]
        do {
            response = try await client.execute(request, timeout: .seconds(15))
            let buffer = try await response.body.collect(upTo: Self.maximumAnswerBytes)
            body = Array(buffer.readableBytesView)
        } catch {
            throw Refusal("server_unreachable", "\(self.tokenEndpoint) does not answer: \(error)")
        }
        guard response.status == .ok else { throw Self.refusal(body, status: Int(response.status.code)) }
        return body
    }

    /// RFC 6749 §2.3.1: both halves form-encoded.
    private var credentials: String {
        let halves = FormEncoding.encode(self.clientID) + ":" + FormEncoding.encode(self.clientSecret)
        return Base64.encode(Array(halves.utf8))
    }

    private var form: String {
        var form = ""
        FormEncoding.append(name: "grant_type", value: "client_credentials", to: &form)
        if !self.scope.isEmpty { FormEncoding.append(name: "scope", value: self.scope, to: &form) }
        return form
    }

    /// The error code of RFC 6749 §5.2; the description ends with the stable error id.
    private static func refusal(_ body: [UInt8], status: Int) -> Refusal {
        guard let answer = try? JSONValue(parsing: body), let error = answer["error"]?.stringValue else {
            return Refusal("server_answer_unknown", "The server answered with status \(status).")
        }
        return Refusal(error, answer["error_description"]?.stringValue ?? "The server refused the request.")
    }
}
