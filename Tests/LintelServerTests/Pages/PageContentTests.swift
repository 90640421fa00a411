import HTTPTypes
import Testing

@testable import LintelServer

@Suite struct PageContentTests {
    private let renderer: PageRenderer

    init() throws {
        self.renderer = try PageRenderer()
    }

    @Test func everyPageHasOneTitleAndOneHeading() {
        for page in SamplePages.all(filledWith: "harmless") {
            let html = self.renderer.render(page)
            #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
            #expect(html.contains("<title>\(page.title)</title>"))
            #expect(html.matches(of: /<h1>/).count == 1, "\(type(of: page))")
            #expect(html.contains("<a class=\"skip\" href=\"#main\">"))
            #expect(html.contains("<main id=\"main\""))
        }
    }

    @Test func titlesNameTheProductExceptTheConsentPage() {
        for page in SamplePages.all(filledWith: "harmless") {
            switch page {
            case is ConsentPage: #expect(page.title == "Request for Approval")
            case is HomePage: #expect(page.title == "Lintel")
            default: #expect(page.title.hasSuffix(" · Lintel"))
            }
        }
    }

    @Test func emailPageHasTheFieldsThatToolsKnow() {
        let page = SignInEmailPage(app: "Site Scheduler", email: "a@demo.example", csrf: "C", transaction: "T")
        let html = self.renderer.render(page)
        #expect(html.contains("to continue to <b>Site Scheduler</b>"))
        #expect(html.contains("<form class=\"card\" method=\"post\" action=\"/signin\">"))
        #expect(html.contains("<input id=\"identifierInput\" name=\"email\" type=\"email\" value=\"a@demo.example\""))
        #expect(html.contains("autocomplete=\"username\""))
        #expect(html.contains("<button class=\"allow primary wide\" type=\"submit\">Next</button>"))
        #expect(!html.contains("ping-error") && !html.contains("aria-invalid"))
    }

    @Test func emailPageWithoutAnAppNamesNone() {
        #expect(!self.renderer.render(SignInEmailPage(csrf: "C")).contains("to continue to"))
    }

    @Test func passwordPageShowsTheAddressAndAWayBack() {
        let page = SignInPasswordPage(email: "a@demo.example", csrf: "C", transaction: "T 1")
        let html = self.renderer.render(page)
        #expect(html.contains("<form class=\"card\" method=\"post\" action=\"/signin/password\">"))
        #expect(html.contains("<b>a@demo.example</b> <a href=\"/signin?t=T+1\">Not you?</a>"))
        #expect(html.contains("<input id=\"password\" name=\"password\" type=\"password\""))
        #expect(html.contains("autocomplete=\"current-password\""))
        #expect(html.contains("<input type=\"email\" name=\"email\" value=\"a@demo.example\""))
    }

    @Test func wrongCredentialsAreTiedToTheField() {
        let page = SignInPasswordPage(email: "a", error: SignInPasswordPage.notRecognized, csrf: "C")
        let html = self.renderer.render(page)
        #expect(html.contains("aria-invalid=\"true\" aria-describedby=\"signInError\""))
        let text = "We didn&#39;t recognize the email address or password you entered. Please try again."
        #expect(html.contains("<p id=\"signInError\" class=\"ping-error error\" role=\"alert\">\(text)</p>"))
    }

    @Test func consentPageSaysWhoWantsWhatAndWhere() {
        let page = ConsentPage(
            app: "Site Scheduler",
            organisation: "Demo Engineering",
            scopes: [.init(sentence: "see your workspaces", id: "evo.workspace")],
            redirectURI: "http://localhost:3000/callback?secret=1",
            tokenLifetimeSeconds: 3_600,
            email: "developer@demo.example",
            csrf: "C",
            transaction: "T",
        )
        let html = self.renderer.render(page)
        #expect(html.contains("<title>Request for Approval</title>"))
        #expect(html.contains("<b>Site Scheduler</b> by <b>Demo Engineering</b> wants to"))
        #expect(html.contains("<li>see your workspaces <small class=\"muted\">evo.workspace</small></li>"))
        #expect(html.contains("<span class=\"mono\">http://localhost:3000</span>"))
        #expect(!html.contains("secret=1"))
        #expect(html.contains("lasts 1 hour."))
        #expect(html.contains("Signed in as <b>developer@demo.example</b>. <a href=\"/signin?t=T\">Not you?</a>"))
        #expect(
            html.contains("<button class=\"allow primary\" type=\"submit\" name=\"decision\" value=\"allow\">Allow<"),
        )
        #expect(html.contains("<button type=\"submit\" name=\"decision\" value=\"deny\">Deny</button>"))
    }

    @Test(arguments: [
        (60, "1 minute"), (5_400, "90 minutes"), (86_400, "1 day"), (90, "90 seconds"), (0, "0 seconds"),
    ]) func consentPageTellsTheTokenLifetimeInPlainWords(seconds: Int64, words: String) {
        let page = ConsentPage(
            app: "A",
            organisation: nil,
            scopes: [],
            redirectURI: "com.example.app:/callback",
            tokenLifetimeSeconds: seconds,
            email: "E",
            csrf: "C",
            transaction: "T",
        )
        let html = self.renderer.render(page)
        #expect(html.contains("lasts \(words)."))
        #expect(html.contains("(no organisation) wants to"))
        #expect(html.contains("<span class=\"mono\">com.example.app:</span>"))
    }

    @Test func errorPageLinksToTheMeaningOfItsID() {
        let page = ErrorPage(status: .badRequest, sentence: "No.", errorID: "client_unknown", correlationID: "abc-1")
        let html = self.renderer.render(page)
        #expect(html.contains("<a class=\"mono\" href=\"/errors#client_unknown\">client_unknown</a>"))
        #expect(html.contains("<code>abc-1</code>") && html.contains("<dd>400</dd>"))
        let entry = ErrorsPage(entries: [.init(id: "client_unknown", meaning: "No.", remedy: "Look.")])
        #expect(self.renderer.render(entry).contains("id=\"client_unknown\""))
    }

    @Test func formPostPageSendsTheFieldsToTheApp() throws {
        let fields = [FormPostPage.Field(name: "code", value: "abc"), FormPostPage.Field(name: "state", value: "\"")]
        let page = try #require(
            FormPostPage(app: "A", redirectURI: "https://app.example/cb?x=1&y=2", fields: fields),
        )
        let html = self.renderer.render(page)
        #expect(html.contains("action=\"https://app.example/cb?x=1&amp;y=2\""))
        #expect(html.contains("<input type=\"hidden\" name=\"code\" value=\"abc\">"))
        #expect(html.contains("<input type=\"hidden\" name=\"state\" value=\"&quot;\">"))
        #expect(html.contains("<script>\(page.script)</script>"))
        #expect(html.contains(">Continue</button>"))
    }

    @Test func formPostPageIsNotMadeForAScriptURI() {
        #expect(FormPostPage(app: "A", redirectURI: "javascript:alert(1)", fields: []) == nil)
    }

    @Test func homePageHasTheIssuerInItsCommands() {
        let html = self.renderer.render(HomePage(issuer: "https://lintel.example"))
        #expect(html.contains("https://lintel.example/connect/token"))
        for path in ["/.well-known/openid-configuration", "/health", "/ready", "/metrics", "/errors"] {
            #expect(html.contains("href=\"\(path)\""))
        }
    }
}
