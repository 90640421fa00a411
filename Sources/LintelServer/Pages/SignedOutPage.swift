/// Says that the session has ended, when no app waits for the news.
package struct SignedOutPage: Page {
    package static let template = PageTemplate("signed-out")

    let signIn = SiteURL.signIn(transaction: nil)

    package let title = "Signed out · Lintel"

    package init() {}
}
