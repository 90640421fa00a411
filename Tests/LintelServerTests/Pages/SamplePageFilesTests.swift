import Foundation
import Testing

@testable import LintelServer

/// Writes one of each page to `.build/sample-pages/`, where the wire tests validate the markup and look at the pages in a
/// browser, at two widths.
@Suite struct SamplePageFilesTests {
    private static let directory = PageTemplateTests.root.appending(path: ".build/sample-pages")

    @Test func writesOneOfEachPage() throws {
        let renderer = try PageRenderer()
        let files = FileManager.default
        try? files.removeItem(at: Self.directory)
        try files.createDirectory(at: Self.directory, withIntermediateDirectories: true)
        var counts: [String: Int] = [:]
        for page in SamplePages.all(filledWith: "Nightly-import") {
            let template = type(of: page).template.rawValue
            counts[template, default: 0] += 1
            let html = renderer.render(page)
            #expect(html.hasPrefix("<!DOCTYPE html>"), "\(template) renders to nothing")
            let file = Self.directory.appending(path: "\(template)-\(counts[template, default: 0]).html")
            try html.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(counts.count > 10)
    }
}
