import LintelPlatform
import LintelStorage
import LintelTesting
import Logging
import Testing

/// The contracts of engines and stores, on a real PostgreSQL server.
///
/// One after the other: each case opens connections of its own, and the server has a limited number.
@Suite(.serialized) struct PostgreSQLConformanceTests {
    @Test(arguments: SQLEngineConformance.cases)
    func theEngineKeepsTheContract(_ conformance: ConformanceCase<SQLEngineSite>) async throws {
        try await PostgreSQLSite.withDatabase { url in
            let site = SQLEngineSite { try await PostgreSQLEngine.open(url: url, logger: Logger(label: "test")) }
            try await conformance.check(site)
        }
    }

    @Test(arguments: StoreConformance.cases)
    func theStoresKeepTheContract(_ conformance: ConformanceCase<Stores>) async throws {
        try await MigratedDatabase.withPostgreSQL { url in
            let engine = try await PostgreSQLEngine.open(url: url, logger: Logger(label: "test"))
            do {
                try await conformance.check(Stores(engine: engine))
            } catch {
                try? await engine.shutdown()
                throw error
            }
            try await engine.shutdown()
        }
    }
}
