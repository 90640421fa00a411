import Foundation
import Testing

@testable import LintelServer

@Suite struct PageTemplateTests {
    /// The repository's top folder.
    static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized

    @Test func embeddedPagesAreFresh() throws {
        for (name, text) in EmbeddedPages.templates {
            let file = Self.root.appending(path: "Pages/templates/\(name).mustache")
            #expect(try String(contentsOf: file, encoding: .utf8) == text.description, "run scripts/embed-pages.py")
        }
        for (name, text) in EmbeddedPages.assets {
            let file = Self.root.appending(path: "Pages/assets/\(name)")
            #expect(try String(contentsOf: file, encoding: .utf8) == text.description, "run scripts/embed-pages.py")
        }
        for (name, text) in EmbeddedPages.documents {
            let file = Self.root.appending(path: "openapi/\(name)")
            #expect(try String(contentsOf: file, encoding: .utf8) == text.description, "run scripts/embed-pages.py")
        }
        let templates = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appending(path: "Pages/templates").path,
        )
        #expect(Set(templates) == Set(EmbeddedPages.templates.keys.map { "\($0).mustache" }))
    }

    @Test func everyNameInATemplateIsInItsModel() throws {
        var models: [String: Set<String>] = [:]
        for page in SamplePages.all(filledWith: "x") {
            let children = Mirror(reflecting: page).children
            models[type(of: page).template.rawValue, default: []].formUnion(children.compactMap(\.label))
        }
        let frame = PageFrame(title: "", version: "", stylesheet: .home, favicon: .home)
        let frameNames = Set(Mirror(reflecting: frame).children.compactMap(\.label))
        for (template, text) in EmbeddedPages.templates {
            for match in text.description.matches(of: /\{\{[#^\/]?(site|page)\.([A-Za-z]+)/) {
                let name = String(match.output.2)
                let known = match.output.1 == "site" ? frameNames : models[template] ?? []
                #expect(known.contains(name), "\(template) shows \(match.output.1).\(name)")
            }
        }
    }

    @Test func everyTemplateHasAPage() {
        let shown = Set(SamplePages.all(filledWith: "x").map { type(of: $0).template })
        // What fills the layout is a page; the other templates are parts of pages and mails.
        let pages = EmbeddedPages.templates.filter { $0.value.description.hasPrefix("{{<layout}}") }.map(\.key)
        #expect(shown.isSuperset(of: pages.map { PageTemplate($0) }))
        #expect(shown.allSatisfy { EmbeddedPages.templates[$0.rawValue] != nil })
    }

    @Test func linksAndFormActionsComeFromTheModel() {
        for (name, text) in EmbeddedPages.templates {
            for match in text.description.matches(of: /(?:href|action|src)="([^"]*)"/) {
                let isModelValue = match.output.1.hasPrefix("{{") || match.output.1 == "#main"
                #expect(isModelValue, "\(name) has \(match.output.0)")
            }
            #expect(!text.description.contains("style="), "\(name): the policy allows no inline style")
            #expect(text.description.firstMatch(of: /\son[a-z]+=/) == nil, "\(name): the policy allows no handler")
        }
    }

    @Test func everyPostFormCarriesItsTokens() throws {
        let renderer = try PageRenderer()
        for page in SamplePages.all(filledWith: "harmless") where !(page is FormPostPage) {
            for form in renderer.render(page).matches(of: /<form[^>]*>[\s\S]*?<\/form>/) {
                // A search changes nothing and needs no token.
                if form.output.contains("method=\"get\"") { continue }
                #expect(form.output.contains("method=\"post\""))
                #expect(form.output.contains("<input type=\"hidden\" name=\"csrf\" value=\"harmless\">"))
                let transaction = Mirror(reflecting: page).children.first { $0.label == "transaction" }?.value
                // The sign-out in the frame of the portal belongs to no transaction.
                let carriesTransaction = transaction.map { "\($0)".contains("harmless") } ?? false
                #expect(form.output.contains("name=\"t\"") == carriesTransaction, "\(type(of: page))")
            }
        }
    }

    @Test func aDirectoryGoesBeforeTheBuiltInPages() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let templates = directory.appending(path: "templates")
        let file = templates.appending(path: "signed-out.mustache")
        try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try "first".write(to: file, atomically: true, encoding: .utf8)
        let renderer = try PageRenderer(directory: directory.path)
        #expect(renderer.render(SignedOutPage()) == "first")
        #expect(renderer.render(TermsPage()).contains("Terms"))
        try "second".write(to: file, atomically: true, encoding: .utf8)
        #expect(renderer.render(SignedOutPage()) == "second")
        try "{{#broken}}".write(to: file, atomically: true, encoding: .utf8)
        #expect(renderer.render(SignedOutPage()) == "first")
        #expect(throws: PageError.self) { try PageRenderer(directory: directory.path) }
        try "{{{page.title}}}".write(to: file, atomically: true, encoding: .utf8)
        #expect(throws: PageError.self) { try PageRenderer(directory: directory.path) }
    }
}
