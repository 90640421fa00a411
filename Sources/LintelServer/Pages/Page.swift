package import HTTPTypes

/// A page of the site: the values that its template shows.
///
/// The stored properties are what the template reads as `page.name`, as the compiler encodes them; everything else about
/// the answer (status, title, policies) stands here. Text is held as it is and is escaped when the page is rendered.
package protocol Page: Encodable, Sendable {
    /// The template that shows the page.
    static var template: PageTemplate { get }

    /// The whole content of the `<title>` element.
    var title: String { get }

    /// The status of the answer when the endpoint names no other.
    var status: HTTPResponse.Status { get }

    /// What the browser may load and where the page's forms may lead.
    var contentSecurityPolicy: ContentSecurityPolicy { get }

    /// Whether a window that opened the page keeps its hold on it.
    var openerPolicy: CrossOriginOpenerPolicy { get }
}

extension Page {
    package var status: HTTPResponse.Status { .ok }
    package var contentSecurityPolicy: ContentSecurityPolicy { .page }
    package var openerPolicy: CrossOriginOpenerPolicy { .sameOrigin }
}

/// The template of a page: the file name without its extension.
package struct PageTemplate: RawRepresentable, Sendable, Hashable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(_ fileName: String) {
        self.rawValue = fileName
    }
}
