import LintelPlatform
import LintelTokens

extension SQLOrganisationStore {
    func setEntitlement(_ entitlement: String, in id: OrganisationID, on: Bool) async throws -> Bool {
        try await self.engine.write { transaction in
            guard try transaction.first("SELECT 1 FROM organisation WHERE id = ?", [.id(id)]) != nil else {
                throw PlatformError(.notFound, "There is no organisation with this id.", field: "organisation")
            }
            let changed: Int
            if on {
                changed = try transaction.execute(
                    """
                    INSERT INTO organisation_entitlement (organisation_id, entitlement, position)
                    VALUES (?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM organisation_entitlement
                        WHERE organisation_id = ?))
                    ON CONFLICT (organisation_id, entitlement) DO NOTHING
                    """,
                    [.id(id), .text(entitlement), .id(id)],
                )
            } else {
                changed = try transaction.execute(
                    "DELETE FROM organisation_entitlement WHERE organisation_id = ? AND entitlement = ?",
                    [.id(id), .text(entitlement)],
                )
            }
            if changed > 0 { try transaction.noteChange(of: .organisations) }
            return changed > 0
        }
    }
}
