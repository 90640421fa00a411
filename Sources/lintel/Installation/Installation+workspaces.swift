import LintelPlatform
import LintelTokens
import Synchronization

extension Installation {
    /// Runs something under the rules for workspaces, and records what it has done.
    func manageWorkspaces<Value>(_ body: (WorkspaceManagement) async throws -> Value) async throws -> Value {
        try await self.recording { audit in
            try await body(WorkspaceManagement(stores: self.stores, random: self.random, audit: audit))
        }
    }

    /// Runs something under the rules for projects, and records what it has done.
    func manageProjects<Value>(_ body: (ProjectManagement) async throws -> Value) async throws -> Value {
        try await self.recording { audit in
            try await body(ProjectManagement(stores: self.stores, random: self.random, audit: audit))
        }
    }

    /// Runs something, and waits until what it has told the audit log is written.
    func recording<Value>(_ body: (any AuditSink) async throws -> Value) async throws -> Value {
        let events = CollectedEvents()
        let value = try await body(events)
        try await self.stores.audit.append(events.all)
        return value
    }

    /// The organisation of a workspace that a role is on.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    func organisation(of workspace: WorkspaceID) async throws -> OrganisationID {
        guard let organisation = try await self.stores.workspaces.organisation(of: workspace) else {
            throw PlatformError(.notFound, "There is no workspace with the id \(workspace).", field: "on")
        }
        return organisation
    }
}

/// Keeps the events of one command, which waits until they are written.
private final class CollectedEvents: AuditSink {
    private let events = Mutex<[AuditEvent]>([])

    var all: [AuditEvent] { self.events.withLock { $0 } }

    func record(_ event: AuditEvent) { self.events.withLock { $0.append(event) } }
}
