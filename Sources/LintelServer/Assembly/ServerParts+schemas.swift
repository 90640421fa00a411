import LintelPlatform
import LintelSchemas
import Logging

extension ServerParts {
    /// Sees within a second what `lintel schema` has changed, and within ten what somebody has put into the directory.
    var schemaWatch: PeriodicService {
        PeriodicService("schemas of objects", every: .milliseconds(500), logger: self.logger) {
            try await self.readSchemas()
        }
    }

    /// Puts the schemas of the moment in force; one that cannot be used is told of in the log.
    func readSchemas() async throws {
        guard let graph = try await self.objectSchemas.refresh() else { return }
        self.logger.info(
            "Schemas of objects read",
            metadata: [
                "schemas.usable": .stringConvertible(graph.usable.count),
                "schemas.broken": .stringConvertible(graph.faults.count),
            ],
        )
        for (id, fault) in graph.faults.sorted(by: { $0.key < $1.key }).prefix(Self.shownFaults) {
            self.logger.error(
                "A schema of objects cannot be used",
                metadata: ["schema.id": .string(id.text), "schema.fault": .string(fault.description)],
            )
        }
    }

    /// Schemas that one reading writes lines about; their number is in the line before.
    private static let shownFaults = 20
}
