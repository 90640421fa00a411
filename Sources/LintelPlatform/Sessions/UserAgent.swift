/// What browsers call themselves (RFC 9110 §10.1.5): long, and written by anybody.
package enum UserAgent {
    /// As much as is kept of it.
    package static let maximumBytes = 300

    /// The text as it is kept: at most ``maximumBytes``, nothing invisible in it; nil when nothing is left.
    package static func text(_ header: String?) -> String? {
        guard let header else { return nil }
        var text = String.UnicodeScalarView()
        var bytes = 0
        for scalar in header.unicodeScalars where Self.isAllowed(scalar) {
            bytes += UTF8.width(scalar)
            guard bytes <= Self.maximumBytes else { break }
            text.append(scalar)
        }
        guard text.contains(where: { !$0.properties.isWhitespace }) else { return nil }
        return String(text)
    }

    /// What people call such a browser: `Firefox on Linux`; browsers give themselves each other's names, so that the order
    /// of the list decides.
    package static func device(_ text: String?) -> String {
        guard let text else { return Self.unknown }
        let browser = Self.browsers.first { text.contains($0.mark) }?.name
        let system = Self.systems.first { text.contains($0.mark) }?.name
        return switch (browser, system) {
        case (let browser?, let system?): "\(browser) on \(system)"
        case (let browser?, nil): browser
        case (nil, let system?): "\(Self.unknown) on \(system)"
        case (nil, nil): Self.unknown
        }
    }

    private static let unknown = "Another browser"

    private static let browsers: [(mark: String, name: String)] = [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Vivaldi/", "Vivaldi"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"),
        ("Chromium/", "Chromium"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ]

    private static let systems: [(mark: String, name: String)] = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
        ("Macintosh", "macOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ]

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }
}
