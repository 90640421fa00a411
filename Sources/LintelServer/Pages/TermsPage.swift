/// The terms that people agree to when they make an account; operators put their own in its place.
package struct TermsPage: Page {
    package static let template = PageTemplate("terms")

    package let title = "Terms of use · Lintel"

    package init() {}
}
