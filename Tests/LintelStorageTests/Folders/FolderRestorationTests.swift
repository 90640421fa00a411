import LintelPlatform
import LintelTokens
import Testing

@testable import LintelStorage
@testable import LintelTesting

/// Folders that come back from the recycle bin under another name.
@Suite struct FolderRestorationTests {
    /// A number behind the name makes the path of each folder in it longer, too.
    @Test func refusesANameThatMakesPathsInItTooLong() async throws {
        try await withMigratedEngine { engine in
            let stores = Stores(engine: engine)
            _ = try await stores.addWorkspaces()
            let workspace = try await stores.workspace(1)
            try await stores.addFolder("f0", "a", of: workspace)
            // 1 + 19 · 101 + 80 bytes are all there may be.
            let lengths = Array(repeating: 100, count: 19) + [79]
            var path = "a"
            for (number, length) in lengths.enumerated() {
                let name = String(repeating: "n", count: length)
                try await stores.addFolder("f\(number + 1)", name, in: path, of: workspace)
                path += "/" + name
            }
            #expect(path.utf8.count == FolderPath.maximumBytes)
            let subject = Sample.account(1).subject
            _ = try await stores.folders.delete(FolderID("f0"), in: workspace, by: subject, at: Sample.now)
            try await stores.addFolder("new", "a", of: workspace)
            do {
                _ = try await stores.folders.restore(FolderID("f0"), in: workspace)
                Issue.record("It came back.")
            } catch let error as PlatformError {
                #expect(error.code == .conflict, "\(error)")
            }
            #expect(try await stores.folderPaths(in: workspace) == ["a"])
        }
    }
}
