import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What is known of the terminal behind an output, if there is one.
struct Terminal: Hashable {
    /// Columns; nil when nobody looks, so that nothing has to fit.
    var width: Int?
    /// Whether colours are shown.
    var hasColour: Bool

    /// What a pipe or a file is.
    static let none = Self(width: nil, hasColour: false)
    static var output: Self { Self.at(STDOUT_FILENO) }
    static var error: Self { Self.at(STDERR_FILENO) }

    private static func at(_ descriptor: Int32) -> Self {
        guard isatty(descriptor) == 1 else { return .none }
        let environment = ProcessInfo.processInfo.environment
        var size = winsize()
        let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        // https://no-color.org: set to anything but nothing.
        let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return Self(
            width: isKnown ? Int(size.ws_col) : environment["COLUMNS"].flatMap { Int($0) } ?? 80,
            hasColour: !isPlain && environment["TERM"] != "dumb",
        )
    }

    /// What a text is shown as.
    enum Style: String {
        case bold = "1"
        case dim = "2"
        case green = "32"
    }

    /// The text in a style, where there are any.
    func styled(_ text: String, _ style: Style) -> String {
        self.hasColour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
