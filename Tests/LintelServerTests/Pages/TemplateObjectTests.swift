import Mustache
import Testing

@testable import LintelServer

/// What templates see of a model.
@Suite struct TemplateObjectTests {
    private struct Inner {
        let note: String?
        let words: [String]
        let isOpen: Bool
        let url: SiteURL
        let count: Int
    }

    private struct Outer {
        let note: String
        let inner: Inner
        let none: Inner?
        let list: [Inner]
    }

    private static let inner = Inner(
        note: nil,
        words: ["a", "b"],
        isOpen: true,
        url: .signIn(transaction: nil),
        count: 7
    )

    private func render(_ template: String) throws -> String {
        let outer = Outer(note: "outer", inner: Self.inner, none: nil, list: [Self.inner, Self.inner])
        return try MustacheTemplate(string: template).render(TemplateObject(outer))
    }

    @Test func anEmptyOptionalHidesWhatIsFurtherOut() throws {
        #expect(try self.render("{{#inner}}[{{note}}]{{/inner}}") == "[]")
        #expect(try self.render("{{#inner}}{{#note}}is{{/note}}{{^note}}is not{{/note}}{{/inner}}") == "is not")
        #expect(try self.render("{{#none}}is{{/none}}{{^none}}is not{{/none}}") == "is not")
    }

    @Test func whatAnObjectHasNotIsLookedUpFurtherOut() throws {
        #expect(try self.render("{{#inner}}{{#words}}{{.}}{{isOpen}}{{/words}}{{/inner}}") == "atruebtrue")
        #expect(try self.render("{{#list}}{{#inner}}{{count}}{{/inner}}{{/list}}") == "77")
    }

    @Test func valuesAreShownAsTheyDescribeThemselves() throws {
        #expect(try self.render("{{inner.url}} {{inner.count}} {{note}} {{missing}}") == "/signin 7 outer ")
        #expect(
            try self.render("{{#inner.isOpen}}open{{/inner.isOpen}}{{^inner.isOpen}}closed{{/inner.isOpen}}") == "open"
        )
    }
}
