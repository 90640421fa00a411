package import LintelTokens

/// The rules for the stages that versions of an organisation's objects are in, as the operator sets them up.
package struct StageManagement: Sendable {
    private let stages: any StageStore
    private let organisations: any OrganisationStore
    private let random: RandomSource
    private let audit: any AuditSink

    /// Stages of one organisation.
    package static let maximumStages = 100
    /// Characters of a stage's name.
    package static let maximumName = 100

    package init(stores: Stores, random: RandomSource, audit: any AuditSink) {
        self.stages = stores.objects
        self.organisations = stores.organisations
        self.random = random
        self.audit = audit
    }

    /// The stages of an organisation, in their order.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    package func list(of organisation: OrganisationID) async throws -> [Stage] {
        try await self.stages.stages(of: try await self.known(organisation))
    }

    /// Adds a stage behind the others.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`, `nameInvalid`, `nameTaken` or `listFull`.
    package func add(
        name: String,
        to organisation: OrganisationID,
        by actor: Actor,
        at now: UnixTime,
    ) async throws -> Stage {
        guard let line = try? PlainLine(name, maximum: Self.maximumName) else {
            throw PlatformError(
                .nameInvalid,
                "A stage's name has 1 to \(Self.maximumName) characters that can be seen.",
                field: "name",
            )
        }
        let stage = Stage(id: StageID(self.random.uuid()), name: line.text)
        try await self.stages.addStage(stage, to: try await self.known(organisation), limit: Self.maximumStages)
        self.audit.record(
            actor.event(
                .stageAdded,
                target: stage.id.rawValue,
                organisationID: organisation,
                detail: stage.name,
                at: now,
            )
        )
        return stage
    }

    private func known(_ id: OrganisationID) async throws -> OrganisationID {
        guard try await self.organisations.organisation(id) != nil else {
            throw PlatformError(.notFound, "There is no organisation with the id \(id).", field: "org")
        }
        return id
    }
}
