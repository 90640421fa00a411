import Testing

@testable import LintelServer

/// What templates see of a model.
@Suite struct TemplateValueTests {
    private struct Inner: Encodable {
        let note: String?
        let words: [String]
        let isOpen: Bool
        let url: SiteURL
        let count: Int
    }

    private struct Outer: Encodable {
        let note: String
        let inner: Inner
        let none: Inner?
        let list: [Inner]
        let nested = [["a"], ["b", "c"]]
        let gaps: [String?] = ["a", nil]
        let empty: [String] = []
        let isClosed = false
    }

    /// An empty optional of each type that the standard library would leave out.
    private struct Gaps: Encodable {
        let text: String? = nil
        let truth: Bool? = nil
        let int: Int? = nil
        let int8: Int8? = nil
        let int16: Int16? = nil
        let int32: Int32? = nil
        let int64: Int64? = nil
        let int128: Int128? = nil
        let uint: UInt? = nil
        let uint8: UInt8? = nil
        let uint16: UInt16? = nil
        let uint32: UInt32? = nil
        let uint64: UInt64? = nil
        let uint128: UInt128? = nil
        let float: Float? = nil
        let double: Double? = nil
        let list: [String]? = nil
        let url: SiteURL? = nil
    }

    private struct Numbers: Encodable {
        let int: Int? = -1
        let int64: Int64 = 7
        let uint8: UInt8? = 8
        let double = 1.5
        let url: SiteURL? = .home
    }

    private static let inner = Inner(
        note: nil,
        words: ["a", "b"],
        isOpen: true,
        url: .signIn(transaction: nil),
        count: 7,
    )

    private func render(_ template: String) throws -> String {
        let outer = Outer(note: "outer", inner: Self.inner, none: nil, list: [Self.inner, Self.inner])
        return try self.render(template, outer)
    }

    private func render(_ template: String, _ model: some Encodable) throws -> String {
        let library = try TemplateLibrary(texts: ["page": template])
        return String(decoding: library.render(model, with: "page"), as: UTF8.self)
    }

    @Test func anEmptyOptionalHidesWhatIsFurtherOut() throws {
        #expect(try self.render("{{#inner}}[{{note}}]{{/inner}}") == "[]")
        #expect(try self.render("{{#inner}}{{#note}}is{{/note}}{{^note}}is not{{/note}}{{/inner}}") == "is not")
        #expect(try self.render("{{#none}}is{{/none}}{{^none}}is not{{/none}}") == "is not")
    }

    @Test func anEmptyOptionalOfEachTypeIsThere() throws {
        let labels = Mirror(reflecting: Gaps()).children.compactMap(\.label)
        let names = TemplateNames(labels)
        guard case .object(let object) = TemplateValue(Gaps(), names: names) else {
            Issue.record("a structure is no object")
            return
        }
        for label in labels {
            let name = try #require(names[label])
            guard case .nothing? = object[name] else {
                Issue.record("\(label) is left out")
                continue
            }
        }
    }

    @Test func whatAnObjectHasNotIsLookedUpFurtherOut() throws {
        #expect(try self.render("{{#inner}}{{#words}}{{.}}{{isOpen}}{{/words}}{{/inner}}") == "atruebtrue")
        #expect(try self.render("{{#list}}{{#inner}}{{count}}{{/inner}}{{/list}}") == "77")
    }

    @Test func onlyTheFirstNameIsLookedUpFurtherOut() throws {
        #expect(try self.render("{{#list}}{{inner.count}}{{inner.list}}{{/list}}") == "77")
    }

    @Test func aNameAfterADotIsLookedUpInTheInnermostAlone() throws {
        #expect(try self.render("{{#list}}{{.count}}{{.inner}}{{.inner.count}}{{/list}}{{.note}}") == "77outer")
    }

    @Test func listsAreGoneThrough() throws {
        #expect(try self.render("{{#nested}}({{#.}}{{.}}{{/.}}){{/nested}}") == "(a)(bc)")
        #expect(try self.render("{{#gaps}}[{{.}}]{{/gaps}}") == "[a][]")
        #expect(try self.render("{{#empty}}is{{/empty}}{{^empty}}is not{{/empty}}") == "is not")
        #expect(try self.render("{{#words}}is{{/words}}{{^list}}is not{{/list}}") == "")
    }

    @Test func valuesAreShownAsTheyDescribeThemselves() throws {
        #expect(try self.render("{{inner.url}} {{inner.count}} {{note}} {{missing}}") == "/signin 7 outer ")
        #expect(
            try self.render("{{#inner.isOpen}}open{{/inner.isOpen}}{{^inner.isOpen}}closed{{/inner.isOpen}}") == "open"
        )
        #expect(try self.render("{{#isClosed}}closed{{/isClosed}}{{isClosed}}") == "false")
        #expect(try self.render("{{int}} {{int64}} {{uint8}} {{double}} {{url}}", Numbers()) == "-1 7 8 1.5 /")
    }

    @Test func anEmptyTextIsThere() throws {
        #expect(try self.render("{{#note}}[{{.}}]{{/note}}", ["note": ""]) == "[]")
    }

    @Test func structuresAndListsAreNoText() throws {
        #expect(try self.render("[{{inner}}{{list}}]") == "[]")
    }

    @Test func textIsEscapedButForTheTextPartOfAMail() throws {
        let library = try TemplateLibrary(texts: ["html": "<{{note}}>", "mail-text": "<{{note}}>"])
        let model = ["note": "<&\n"]
        #expect(library.render(model, with: "html") == Array("<&lt;&amp;\n>".utf8))
        #expect(library.render(model, with: "mail-text") == Array("<<& >".utf8))
    }
}
