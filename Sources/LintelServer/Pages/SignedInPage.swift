/// What someone sees who signed in without an app.
package struct SignedInPage: Page {
    package static let template = PageTemplate.signedIn

    let name: String
    let email: String
    let csrf: String
    let action = SiteURL.signOut

    package let title = "Signed in · Lintel"

    /// - Parameters:
    ///   - name: the person's name.
    ///   - email: the address of the account.
    ///   - csrf: the token that ties the sign-out form to the browser.
    package init(name: String, email: String, csrf: String) {
        self.name = name
        self.email = email
        self.csrf = csrf
    }
}
