import Foundation
import LintelClient
import LintelTokens

/// A service that looks around, and keeps a file in a workspace.
@main
struct ServiceApp {
    static func main() async {
        do {
            try await Self.run()
        } catch {
            // The description holds no secret: code, sentence, status, id and correlation id.
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(1)
        }
    }

    private static func run() async throws {
        let issuer = Issuer(try Self.setting("ISSUER"))
        let tokens = ServiceTokenSource(
            issuer: issuer,
            clientID: ClientID(try Self.setting("CLIENT_ID")),
            secret: ClientSecret(try Self.setting("CLIENT_SECRET")),
            scopes: ["evo.discovery", "evo.workspace", "evo.file"],
        )
        let api = LintelAPI(at: issuer.name, tokens: tokens)

        // Where the organisation has its APIs.
        let discovery = try await api.discover()
        guard let organisation = discovery.organizations.first, let hub = discovery.hubs.first else {
            print("The app is a member of no organisation.")
            return
        }
        print("organisation: \(organisation.name), at \(hub.name)")
        let evo = api.at(hub.url)

        // A workspace of the service's own.
        let workspaces = evo.workspaces(of: organisation.id)
        let name = "Kept by ServiceApp"
        let known = try await workspaces.list(name: name).collect(upTo: 1).first
        let workspace = if let known { known } else { try await workspaces.create(WorkspaceDetails(name: name)) }
        print("workspace: \(workspace.name)")

        // A file goes there and comes back.
        guard let local = CommandLine.arguments.dropFirst().first else { return }
        let files = evo.files(of: organisation.id, in: workspace.id)
        let sent = try await files.upload(local, to: "kept/\(URL(fileURLWithPath: local).lastPathComponent)") {
            progress in
            if progress.completed == progress.total { print("sent: \(progress.total) bytes") }
        }
        for try await file in files.list() { print("file: \(file.path)/\(file.name), \(file.size) bytes") }
        try await files.download(try await files.file(sent.id), to: local + ".back")
        print("fetched: \(local).back")
    }

    private static func setting(_ name: String) throws -> String {
        guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {
            throw SettingMissing(name: name)
        }
        return value
    }
}

/// A setting that the environment has to hold.
struct SettingMissing: Error, CustomStringConvertible {
    let name: String
    var description: String { "Set \(name) in the environment." }
}
