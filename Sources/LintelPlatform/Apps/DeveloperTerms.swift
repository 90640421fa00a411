/// The terms that people accept before they register their first app.
package enum DeveloperTerms {
    /// Changes with the text of the page `/developer-terms`: everybody is asked again then.
    package static let version = "2026-11"
}
