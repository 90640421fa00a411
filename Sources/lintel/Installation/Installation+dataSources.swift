import LintelPlatform

extension Installation {
    /// Runs something under the rules for data sources, and records what it has done.
    func manageDataSources<Value>(_ body: (DataSourceManagement) async throws -> Value) async throws -> Value {
        try await self.recording { audit in
            try await body(DataSourceManagement(stores: self.stores, random: self.random, audit: audit))
        }
    }
}
