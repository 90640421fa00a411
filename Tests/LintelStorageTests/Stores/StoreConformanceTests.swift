import LintelPlatform
import LintelStorage
import LintelTesting
import Testing

/// The stores' contracts, on each engine.
struct StoreConformanceTests {
    @Test(arguments: StoreConformance.cases)
    func sqliteKeepsTheContract(_ conformance: ConformanceCase<Stores>) async throws {
        try await withMigratedEngine { engine in
            try await conformance.check(Stores(engine: engine))
        }
    }
}
