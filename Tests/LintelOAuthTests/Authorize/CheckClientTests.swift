import LintelOAuth
import Testing

@Suite struct CheckClientTests {
    @Test func refusesOnAPage() {
        #expect(GoodRequest.pageRefusal(without: ["client_id"])?.id == .parameterMissing)
        #expect(GoodRequest.pageRefusal(with: [("client_id", "")])?.id == .parameterMissing)
        #expect(GoodRequest.pageRefusal(client: nil)?.id == .clientUnknown)
        #expect(GoodRequest.pageRefusal(adding: [("client_id", "native-b")])?.id == .parameterRepeated)
        #expect(GoodRequest.pageRefusal(adding: [("client_id", "")])?.id == .parameterRepeated)
    }

    @Test func tellsUnknownAndDisabledClientsAlike() {
        #expect(
            GoodRequest.pageRefusal(client: nil)
                == GoodRequest.pageRefusal(client: GoodRequest.client(isDisabled: true))
        )
    }
}
