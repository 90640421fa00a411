import Foundation
import LintelStorage
import LintelTesting
import Logging
import Testing

/// The engines' common contract, on each engine.
struct SQLEngineConformanceTests {
    @Test(arguments: SQLEngineConformance.cases)
    func sqliteKeepsTheContract(_ conformance: ConformanceCase<SQLEngineSite>) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory.appendingPathComponent("lintel.sqlite").path
            let site = SQLEngineSite { try await SQLiteEngine.open(path: path, logger: Logger(label: "test")) }
            try await conformance.check(site)
        }
    }
}
