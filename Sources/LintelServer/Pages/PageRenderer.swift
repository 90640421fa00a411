/// Turns pages into HTML; made once, when the server starts.
///
/// - `pages.directory` (string, optional, default: none): a directory like the repository's `Pages/`, whose templates and
///   assets are read anew for every answer, for live editing. A template that breaks while it is edited is shown as it
///   was at the start.
package struct PageRenderer: Sendable {
    /// The stylesheet, the icon and the script.
    package let assets: PageAssets
    private let source: PageSource
    /// What the footer calls the running version.
    let version: String
    private let library: TemplateLibrary

    /// Reads and checks all templates and assets.
    ///
    /// - Parameters:
    ///   - directory: the value of `pages.directory`.
    ///   - version: what the footer calls the running version.
    /// - Throws: ``PageError`` when a template or asset is missing, is not Mustache, or prints a value unescaped.
    package init(directory: String? = nil, version: String = "0.1") throws(PageError) {
        self.source = PageSource(directory: directory)
        self.version = version
        self.library = try directory == nil ? Self.embedded.get() : TemplateLibrary(self.source)
        self.assets = try PageAssets(source: self.source)
    }

    /// The page as an HTML document.
    package func render(_ page: some Page) -> String {
        String(decoding: self.bytes(of: page), as: UTF8.self)
    }

    /// The page as an HTML document in UTF-8.
    func bytes(of page: some Page) -> [UInt8] {
        let portal = (page as? any PortalPage)?.portal
        let frame = PageFrame(
            title: page.title,
            version: self.version,
            stylesheet: self.assets.stylesheetURL,
            favicon: self.assets.faviconURL,
            script: portal == nil ? nil : self.assets.scriptURL,
            portal: portal,
        )
        return self.currentLibrary.render(Model(site: frame, page: page), with: type(of: page).template.rawValue)
    }

    /// A mail's part.
    func render(_ mail: some Encodable, template: String) -> String {
        String(decoding: self.currentLibrary.render(MailModel(mail: mail), with: template), as: UTF8.self)
    }

    /// The templates of the program, read once whatever the number of renderers.
    private static let embedded = Result<TemplateLibrary, PageError> { () throws(PageError) in
        try TemplateLibrary(PageSource(directory: nil))
    }

    private var currentLibrary: TemplateLibrary {
        guard self.source.directory != nil else { return self.library }
        return (try? TemplateLibrary(self.source)) ?? self.library
    }

    /// What templates see: `site` for the frame around every page, `page` for the page's own values.
    private struct Model<Content: Page>: Encodable {
        let site: PageFrame
        let page: Content
    }

    /// What the templates of mails see.
    private struct MailModel<Mail: Encodable>: Encodable {
        let mail: Mail
    }
}

/// What the frame around every page shows: title, header and footer.
struct PageFrame: Encodable, Sendable {
    let title: String
    let version: String
    let stylesheet: SiteURL
    let favicon: SiteURL
    /// Only for pages of the portal: where people sign in or consent no script runs.
    var script: SiteURL?
    /// The navigation around the page, for somebody who is signed in.
    var portal: PortalFrame?
    let home = SiteURL.home
    let quickStart = SiteURL.quickStart
    let errors = SiteURL.errors
    let health = SiteURL.health
    let openAPI = SiteURL.openAPI
}
