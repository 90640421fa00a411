import HTTPTypes
import Hummingbird
import HummingbirdCore
import Testing

@testable import LintelServer

@Suite struct PageResponsesTests {
    private let renderer: PageRenderer

    init() throws {
        self.renderer = try PageRenderer()
    }

    @Test func everyPageCarriesTheSecurityHeaders() throws {
        for page in SamplePages.all(filledWith: "harmless") {
            let headers = self.renderer.response(page).headers
            #expect(headers[.contentType] == "text/html; charset=utf-8")
            #expect(headers[.contentSecurityPolicy] == page.contentSecurityPolicy.description)
            #expect(headers[.cacheControl] == "no-store")
            #expect(headers[.xContentTypeOptions] == "nosniff")
            #expect(headers[try #require(HTTPField.Name("X-Frame-Options"))] == "DENY")
            #expect(headers[try #require(HTTPField.Name("Referrer-Policy"))] == "no-referrer")
            let opener = try #require(HTTPField.Name("Cross-Origin-Opener-Policy"))
            #expect(headers[opener] == page.openerPolicy.rawValue)
        }
    }

    @Test func stepsOfAPopUpSignInStayTiedToTheirOpener() {
        #expect(SignInEmailPage(csrf: "").openerPolicy == .unsafeNone)
        #expect(HomePage(issuer: "").openerPolicy == .sameOrigin)
    }

    @Test func statusIsThePagesOwnUnlessNamed() {
        let refusal = ErrorPage(status: .forbidden, sentence: "No.", errorID: nil, correlationID: nil)
        #expect(self.renderer.response(refusal).status == .forbidden)
        #expect(self.renderer.response(SignInEmailPage(csrf: ""), status: .tooManyRequests).status == .tooManyRequests)
        #expect(self.renderer.response(SignedOutPage()).status == .ok)
    }

    @Test func assetsOfTheCurrentVersionAreKeptForEver() throws {
        let asset = self.renderer.assets.asset(.stylesheet)
        let current = try #require(
            self.renderer.assetResponse(fileName: "lintel.css", version: asset.version, ifNoneMatch: nil),
        )
        #expect(current.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(current.headers[.contentType] == "text/css; charset=utf-8")
        #expect(current.headers[.eTag] == asset.entityTag)
        let other = try #require(self.renderer.assetResponse(fileName: "lintel.css", version: "0", ifNoneMatch: nil))
        #expect(other.headers[.cacheControl] == "no-cache")
        #expect(self.renderer.render(SignedOutPage()).contains("/assets/lintel.css?v=\(asset.version)"))
    }

    @Test func anAssetThatTheBrowserHasIsNotSentAgain() throws {
        let tag = self.renderer.assets.asset(.favicon).entityTag
        let answer = try #require(
            self.renderer.assetResponse(fileName: "favicon.svg", version: nil, ifNoneMatch: "W/\"a\", \(tag)"),
        )
        #expect(answer.status == .notModified)
    }

    @Test(arguments: ["../lintel.css", "lintel.mjs", ""]) func unknownAssetsAreAbsent(fileName: String) {
        #expect(self.renderer.assetResponse(fileName: fileName, version: nil, ifNoneMatch: nil) == nil)
    }
}
