import Foundation
import LintelTokens
import Testing

@testable import LintelClient

@Suite struct TokenAnswerTests {
    static let now = UnixTime(seconds: 1_000)

    private func answer(_ text: String) throws -> TokenAnswer {
        try TokenAnswer(parsing: Array(text.utf8), asked: ["a", "b"], at: Self.now)
    }

    @Test func readsAnAnswer() throws {
        let answer = try self.answer(
            #"{"access_token":"x","token_type":"Bearer","expires_in":3600,"scope":"a","refresh_token":"r","id_token":"i","new":1}"#
        )
        #expect(answer.accessToken == AccessToken("x", expiresAt: Self.now + 3_600, scopes: ["a"]))
        #expect(answer.refreshToken == "r")
        #expect(answer.idToken == "i")
    }

    @Test func fillsInWhatServersLeaveOut() throws {
        let answer = try self.answer(#"{"access_token":"x","token_type":"bearer"}"#)
        #expect(answer.accessToken == AccessToken("x", expiresAt: nil, scopes: ["a", "b"]))
        #expect(answer.refreshToken == nil)
    }

    @Test func readsWhatServersWriteDifferently() throws {
        let answer = try self.answer(
            #"{"access_token":"x","token_type":"BEARER","expires_in":"60","scope":["b"],"refresh_token":null}"#
        )
        #expect(answer.accessToken == AccessToken("x", expiresAt: Self.now + 60, scopes: ["b"]))
    }

    @Test(arguments: [
        "", "[]", "{}", #"{"access_token":"x"}"#, #"{"access_token":"","token_type":"Bearer"}"#,
        #"{"access_token":"x y","token_type":"Bearer"}"#, #"{"access_token":"x\r\nA: b","token_type":"Bearer"}"#,
        #"{"access_token":"x","token_type":"DPoP"}"#, #"{"access_token":"x","token_type":"Bearer","expires_in":-1}"#,
        #"{"access_token":"x","token_type":"Bearer","expires_in":9223372036854775807}"#,
        #"{"access_token":"x","token_type":"Bearer","expires_in":[]}"#,
        #"{"access_token":"x","token_type":"Bearer","refresh_token":7}"#,
    ])
    func refusesOthers(_ text: String) {
        #expect(throws: ClientError.self) { try self.answer(text) }
    }

    @Test func keepsSecretsOutOfDescriptions() {
        let token = AccessToken("hidden", expiresAt: nil, scopes: ["a"])
        let stored = StoredToken(issuer: "i", clientID: ClientID("c"), accessToken: token, refreshToken: "hidden")
        for text in ["\(token)", "\(stored)", "\(ClientSecret("hidden"))", String(reflecting: stored)] {
            #expect(!text.contains("hidden"))
        }
        for value in [token, stored, ClientSecret("hidden")] as [Any] {
            var text = ""
            dump(value, to: &text)
            #expect(!text.contains("hidden"))
        }
    }

    @Test func keepsSignedAddressesOutOfDescriptions() {
        let file = WorkspaceFile(
            id: Identifier("f"),
            versionID: "1",
            name: "a",
            path: "a",
            size: 1,
            etag: "e",
            createdAt: .distantPast,
            modifiedAt: .distantPast,
            download: "https://a/?sig=hidden"
        )
        let sent = UploadedFile(id: Identifier("f"), versionID: "1", upload: "https://a/?sig=hidden")
        let data = ObjectData(id: "d", name: "n", download: "https://a/?sig=hidden")
        for value in [file, sent, data] as [Any] {
            var text = "\(value) \(String(reflecting: value)) \([value])"
            dump(value, to: &text)
            #expect(!text.contains("hidden"))
            #expect(text.contains("id"))
        }
    }
}
