import LintelPlatform

/// The neighbours of a part of a list of files or objects, as addresses.
struct EvoPageLinks: Sendable, Hashable {
    let own: String
    let next: String?
    let previous: String?

    /// - Parameter address: Where the whole list is.
    init(_ address: String, _ query: CallQuery, _ window: ListWindow, total: Int) {
        func link(_ window: ListWindow) -> String {
            "\(address)?\(query.replacing(limit: window.limit, offset: window.offset))"
        }
        self.own = link(window)
        self.next = window.next(total: total).map(link)
        self.previous = window.previous.map(link)
    }
}
