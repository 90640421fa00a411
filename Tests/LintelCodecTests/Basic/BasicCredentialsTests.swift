import LintelCodec
import Testing

struct BasicCredentialsTests {
    private func header(_ pair: String) -> String { "Basic \(Base64.encode(pair.utf8))" }

    @Test func readsTheExamplesOfRFC7617() throws {
        let first = try #require(BasicCredentials(authorizationHeader: "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="))
        #expect(first.username == "Aladdin")
        #expect(first.password == "open sesame")
        let second = try #require(BasicCredentials(authorizationHeader: "Basic dGVzdDoxMjPCow=="))
        #expect(second.username == "test")
        #expect(second.password == "123£")
    }

    @Test func readsTheExampleOfRFC6749() throws {
        let header = "Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW"
        let credentials = try #require(BasicCredentials(authorizationHeader: header))
        #expect(credentials.username == "s6BhdRkqt3")
        #expect(credentials.decodedPassword == "gX1fBat3bV")
    }

    @Test(arguments: ["basic", "BASIC", "bAsIc", "Basic  "])
    func readsTheSchemeInAnyCase(scheme: String) {
        #expect(BasicCredentials(authorizationHeader: "\(scheme) YTpi")?.password == "b")
    }

    @Test(arguments: [
        "", "Basic", "Basic ", "Basic    ", "BasicYTpi", "Basic\tYTpi", " Basic YTpi", "Bearer YTpi",
        "Basi\u{212A} YTpi",
        "Basic, YTpi", "Basi YTpi", "Basicc YTpi",
    ])
    func refusesOtherSchemesAndEmptyTokens(header: String) {
        #expect(BasicCredentials(authorizationHeader: header) == nil)
    }

    @Test(arguments: [
        "Basic YTp", "Basic YTpiYw", "Basic YTpiYw=", "Basic YTpiYx==", "Basic YTpi ", "Basic YT pi", "Basic YTpi\n",
        "Basic YTpi====", "Basic YTo_", "Basic YTpi,YTpi", "Basic !!!!",
    ])
    func refusesLooseBase64_D10(header: String) {
        #expect(BasicCredentials(authorizationHeader: header) == nil)
    }

    @Test func refusesAPairWithoutColon_D10() {
        #expect(BasicCredentials(authorizationHeader: self.header("user")) == nil)
    }

    @Test func refusesBytesThatAreNotUTF8_D10() {
        let pair: [UInt8] = [0x61, 0x3A, 0xFF]
        #expect(BasicCredentials(authorizationHeader: "Basic \(Base64.encode(pair))") == nil)
    }

    @Test func refusesALongHeader_D10() {
        let fits = self.header("a:" + String(repeating: "b", count: 3064))
        #expect(fits.utf8.count == 4094)
        #expect(BasicCredentials(authorizationHeader: fits) != nil)
        #expect(BasicCredentials(authorizationHeader: self.header("a:" + String(repeating: "b", count: 3067))) == nil)
        let mebibyte = self.header("a:" + String(repeating: "b", count: 1_048_576))
        #expect(BasicCredentials(authorizationHeader: mebibyte) == nil)
    }

    @Test(arguments: ["a:b\u{0}", "a\n:b", "\u{7F}:b"])
    func refusesControlCharacters(pair: String) {
        #expect(BasicCredentials(authorizationHeader: self.header(pair)) == nil)
    }

    @Test(arguments: ["a%00:b", "a:b%0A"])
    func refusesEncodedControlCharactersInTheDecodedHalf(pair: String) throws {
        let credentials = try #require(BasicCredentials(authorizationHeader: self.header(pair)))
        #expect((credentials.decodedUsername == nil) != (credentials.decodedPassword == nil))
    }

    @Test func splitsAtTheFirstColon() throws {
        let credentials = try #require(BasicCredentials(authorizationHeader: self.header("a:b:c:")))
        #expect(credentials.username == "a")
        #expect(credentials.password == "b:c:")
    }

    @Test func readsEmptyHalves_D12() throws {
        let credentials = try #require(BasicCredentials(authorizationHeader: self.header(":")))
        #expect(credentials.username.isEmpty)
        #expect(credentials.password.isEmpty)
        #expect(credentials.decodedPassword?.isEmpty == true)
    }

    @Test func keepsTheRawFormBesideTheDecodedOne_D11() throws {
        let secret = "p+q%r&s=t/u v"
        let encoded = self.header("id%2D1:\(FormEncoding.encode(secret))")
        let credentials = try #require(BasicCredentials(authorizationHeader: encoded))
        #expect(credentials.username == "id%2D1")
        #expect(credentials.decodedUsername == "id-1")
        #expect(credentials.password == "p%2Bq%25r%26s%3Dt%2Fu+v")
        #expect(credentials.decodedPassword == secret)
    }

    @Test func hasNoDecodedFormOfARawSecret_D11() throws {
        let credentials = try #require(BasicCredentials(authorizationHeader: self.header("id:p+q%r")))
        #expect(credentials.password == "p+q%r")
        #expect(credentials.decodedUsername == "id")
        #expect(credentials.decodedPassword == nil)
    }

    @Test func roundTripsRandomPairs() throws {
        var generator = SeededGenerator(seed: 7617)
        for _ in 0..<300 {
            let username = generator.text(upTo: 20).filter { $0 >= " " }
            let password = generator.text(upTo: 40).filter { $0 >= " " }
            let pair = "\(FormEncoding.encode(username)):\(FormEncoding.encode(password))"
            let credentials = try #require(BasicCredentials(authorizationHeader: self.header(pair)))
            #expect(credentials.decodedUsername == username)
            #expect(credentials.decodedPassword == password)
        }
    }
}
