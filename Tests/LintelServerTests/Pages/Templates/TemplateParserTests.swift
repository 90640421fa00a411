import Testing

@testable import LintelServer

/// How templates are written.
@Suite struct TemplateParserTests {
    private struct Model: Encodable {
        let word = "w"
        let words = ["a", "b"]
        let isOpen = true
    }

    private func render(_ texts: [String: String]) throws -> String {
        let library = try TemplateLibrary(texts: texts)
        return String(decoding: library.render(Model(), with: "page"), as: UTF8.self)
    }

    private func render(_ template: String) throws -> String {
        try self.render(["page": template])
    }

    @Test func aTagAloneOnItsLineLeavesNoLineBehind() throws {
        #expect(try self.render("x\n{{#isOpen}}\ny\n{{/isOpen}}\nz") == "x\ny\nz")
        #expect(try self.render("x\n  {{#isOpen}} \ny\n\t{{/isOpen}}") == "x\ny\n")
        #expect(try self.render("x\r\n{{#isOpen}}\r\ny\r\n{{/isOpen}}\r\nz") == "x\r\ny\r\nz")
        #expect(try self.render("{{! why }}\nx") == "x")
        #expect(try self.render(["page": "x\n{{> part}}\ny", "part": "p\n"]) == "x\np\ny")
    }

    @Test func aTagBesideOthersLeavesItsLineAsItIs() throws {
        #expect(try self.render("x {{#isOpen}}\ny\n{{/isOpen}} z") == "x \ny\n z")
        #expect(try self.render("{{#isOpen}}{{#isOpen}}\nx{{/isOpen}}{{/isOpen}}\n") == "\nx\n")
        #expect(try self.render(" {{word}}\n") == " w\n")
    }

    @Test func aTemplateIncludesAnother() throws {
        let texts = ["page": "<{{> part}}{{#words}}{{> part}}{{/words}}>", "part": "[{{.}}{{word}}]"]
        #expect(try self.render(texts) == "<[w][aw][bw]>")
    }

    @Test func aTemplateFillsTheBlocksOfAnother() throws {
        let layout = "<{{$title}}none{{/title}}|{{$content}}{{/content}}>"
        let page = "{{<layout}} ignored {{$content}}{{word}}{{> part}}{{/content}}{{/layout}}"
        #expect(try self.render(["layout": layout, "page": page, "part": "!"]) == "<none|w!>")
        let titled = "{{<middle}}{{$title}}mine{{/title}}{{/middle}}"
        let middle = "{{<layout}}{{$title}}theirs{{/title}}{{$content}}c{{/content}}{{/layout}}"
        #expect(try self.render(["layout": layout, "middle": middle, "page": titled]) == "<mine|c>")
        #expect(try self.render("{{$title}}own{{/title}}") == "own")
    }

    @Test(arguments: [
        // Whatever would print a value as it is, or change what a tag looks like.
        "{{{word}}}", "{{&word}}", "{{=<% %>=}}", "{{% CONTENT_TYPE: TEXT}}", "{{*word}}",
        "{{#word}}", "{{/word}}", "{{#word}}{{/words}}", "{{#word}}{{^words}}{{/word}}{{/words}}",
        "{{word", "{{}}", "{{wo rd}}", "{{..}}", "{{page..word}}", "{{#}}{{/}}",
        "{{> missing}}", "{{<missing}}{{/missing}}", "{{> page}}", "{{<page}}{{/page}}", "  {{> part}}\n",
    ]) func refusesWhatIsNoTemplate(text: String) {
        #expect(throws: PageError.self) { try TemplateLibrary(texts: ["page": text, "part": ""]) }
    }

    @Test func saysWhichTemplateIsBrokenAndWhy() {
        let error = #expect(throws: PageError.self) {
            try TemplateLibrary(texts: ["page": "{{> part}}", "part": "{{{word}}}"])
        }
        #expect(error?.description == "The page template part.mustache is broken: {{{word}} is not allowed.")
    }

    @Test func bracesThatAreNoTagStandInThePage() throws {
        #expect(try self.render("{ {word} }} {") == "{ {word} }} {")
    }
}
