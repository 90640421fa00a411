import LintelOAuth
import LintelPlatform

/// Redirect URIs as somebody has typed them, one a line.
struct RedirectLines: Sendable, Hashable {
    /// The lines that hold something, each with its number in the field.
    private let lines: [Line]

    private struct Line: Sendable, Hashable {
        let number: Int
        let uri: String
    }

    var uris: [String] { self.lines.map(\.uri) }

    init(typed text: String) {
        let all = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        self.lines = all.enumerated().compactMap { index, line in
            let uri = line.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
            return uri.isEmpty ? nil : Line(number: index + 1, uri: String(uri))
        }
    }

    /// The sentence of the error with the number of the line that is at fault, if one line alone is.
    func sentence(of error: PlatformError, for type: ClientType, use: RedirectURIRule.Use) -> String {
        let rule = RedirectURIRule(for: type, use: use)
        guard self.lines.count <= RedirectURIRule.maximumCount else { return error.message }
        for line in self.lines {
            do throws(PlatformError) {
                try rule.check([line.uri])
            } catch {
                return "Line \(line.number): \(error.message)"
            }
        }
        return error.message
    }
}
