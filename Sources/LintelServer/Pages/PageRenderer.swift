import Mustache

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
    private let library: MustacheLibrary

    /// Reads and checks all templates and assets.
    ///
    /// - Parameters:
    ///   - directory: the value of `pages.directory`.
    ///   - version: what the footer calls the running version.
    /// - Throws: ``PageError`` when a template or asset is missing, is not Mustache, or prints a value unescaped.
    package init(directory: String? = nil, version: String = "0.1") throws(PageError) {
        EscapedMarkup.register()
        PlainTextMarkup.register()
        self.source = PageSource(directory: directory)
        self.version = version
        self.library = try Self.library(from: self.source)
        self.assets = try PageAssets(source: self.source)
    }

    /// The page as an HTML document.
    package func render(_ page: some Page) -> String {
        let frame = PageFrame(
            title: page.title,
            version: self.version,
            stylesheet: self.assets.stylesheetURL,
            favicon: self.assets.faviconURL,
            script: page is any PortalPage ? self.assets.scriptURL : nil,
            portal: (page as? any PortalPage)?.portal,
        )
        let model = Model(site: frame, page: page)
        return self.currentLibrary.render(TemplateObject(model), withTemplate: type(of: page).template.rawValue) ?? ""
    }

    /// A mail's part.
    func render(_ mail: some Sendable, template: String) -> String {
        self.currentLibrary.render(TemplateObject(MailModel(mail: mail)), withTemplate: template) ?? ""
    }

    private var currentLibrary: MustacheLibrary {
        guard self.source.directory != nil else { return self.library }
        return (try? Self.library(from: self.source)) ?? self.library
    }

    private static func library(from source: PageSource) throws(PageError) -> MustacheLibrary {
        var library = MustacheLibrary()
        for name in source.templateNames {
            let text = try source.template(named: name)
            // Escaping has no way round it: no template may print a value as markup.
            for tag in ["{{{", "{{&", "CONTENT_TYPE", "{{="] where text.contains(tag) {
                throw .templateBroken(name, "\(tag) is not allowed.")
            }
            do {
                // Only the text part of a mail is no markup.
                let isPlain = name.hasSuffix("-text")
                try library.register((isPlain ? PlainTextMarkup.pragma : EscapedMarkup.pragma) + text, named: name)
            } catch {
                throw .templateBroken(name, "\(error)")
            }
        }
        return library
    }

    /// What templates see: `site` for the frame around every page, `page` for the page's own values.
    private struct Model<Content: Page> {
        let site: PageFrame
        let page: Content
    }

    /// What the templates of mails see.
    private struct MailModel<Mail: Sendable> {
        let mail: Mail
    }
}

/// What the frame around every page shows: title, header and footer.
struct PageFrame: Sendable {
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
