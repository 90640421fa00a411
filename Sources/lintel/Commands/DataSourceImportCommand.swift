import ArgumentParser
import Foundation
import LintelCodec
import LintelPlatform
import LintelServer
import LintelStorage
import LintelTokens

/// Makes folders and documents of a directory.
struct DataSourceImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make folders and documents of a directory.",
        discussion: """
            Run again it makes versions of what has changed, and leaves the rest as it is. Links are not followed. What \
            has a name that no document can have is left out and told of.
            """,
    )

    @OptionGroup var options: DataOptions

    @Argument(help: "The directory.")
    var directory: String

    @Option(name: .customLong("datasource"), help: "The data source's id.")
    var source: DataSourceArgument

    @Option(
        help:
            "The folder that takes what is in the directory, such as Works/Drawings (default: one of the directory's name)."
    )
    var folder: String?

    func run() async throws {
        try await self.options.run { installation in
            guard let source = try await installation.stores.dataSources.dataSource(self.source.id) else {
                throw PlatformError.dataSourceUnknown
            }
            let settings = installation.settings.blob
            let root = URL(fileURLWithPath: self.directory, isDirectory: true).standardizedFileURL
            var walk = DirectoryImport(
                intake: DocumentIntake(
                    to: source.id,
                    by: Actor.commandLine.subject,
                    stores: installation.stores,
                    files: try DiskBlobFiles(directory: settings.directory, random: installation.random),
                    limits: settings.limits,
                    random: installation.random,
                ),
                clock: installation.clock,
            )
            try await walk.run(
                root,
                into: (self.folder ?? root.lastPathComponent).split(separator: "/").map(String.init)
            )
            try await installation.recording { audit in
                audit.record(
                    Actor.commandLine.event(
                        .dataSourceImported,
                        target: source.id.rawValue,
                        organisationID: source.organisationID,
                        detail: "\(walk.created) documents, \(walk.versions) versions",
                        at: installation.clock.now(),
                    )
                )
            }
            return Self.answer(walk, source)
        }
    }

    private static func answer(_ walk: DirectoryImport, _ source: DataSource) -> CommandAnswer {
        let sentence = """
            Data source \(source.id): \(walk.created) new documents, \(walk.versions) new versions, \
            \(walk.unchanged) unchanged, \(walk.skipped.count) left out.
            """
        let lines = [sentence] + walk.skipped.map { "left out: \($0)" }
        return CommandAnswer(lines.joined(separator: "\n")) { json in
            json.member("datasource_id", source.id.rawValue)
            json.member("created", walk.created)
            json.member("versions", walk.versions)
            json.member("unchanged", walk.unchanged)
            json.member("skipped", walk.skipped)
        }
    }
}

/// Walks through a directory and has each file taken in.
struct DirectoryImport {
    let intake: DocumentIntake
    let clock: WallClock
    private(set) var created: Int64 = 0
    private(set) var versions: Int64 = 0
    private(set) var unchanged: Int64 = 0
    /// Paths of what no document was made of, at most ``maximumSkipped``.
    private(set) var skipped: [String] = []

    private static let maximumSkipped = 1_000

    init(intake: DocumentIntake, clock: WallClock) {
        self.intake = intake
        self.clock = clock
    }

    /// - Throws: ``Refusal`` when the directory cannot be read; ``PlatformError``.
    mutating func run(_ root: URL, into path: [String]) async throws {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: root.path, isDirectory: &isDirectory), isDirectory.boolValue else {
            throw Refusal("directory_unreadable", "\(root.path): there is no such directory.", field: "directory")
        }
        var folder: DocumentFolderID?
        for name in path {
            folder = try await self.intake.folder(
                named: try DocumentName(name, field: "folder"),
                in: folder,
                at: self.clock.now(),
            )
        }
        guard let folder else { throw Refusal("parameter_missing", "Name a --folder.", field: "folder") }
        // A list of what is still to be done instead of calls within calls.
        var rest = [(root, folder)]
        while let (directory, folder) = rest.popLast() {
            for item in try Self.items(of: directory) {
                guard let name = try? DocumentName(item.lastPathComponent) else {
                    self.skip(item)
                    continue
                }
                switch try Self.type(of: item) {
                case .typeDirectory:
                    rest.append((item, try await self.intake.folder(named: name, in: folder, at: self.clock.now())))
                case .typeRegular:
                    self.count(try await self.intake.take(item.path, as: name, in: folder, at: self.clock.now()))
                default: self.skip(item)
                }
            }
        }
    }

    private static func items(of directory: URL) throws -> [URL] {
        do {
            return try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
                .sorted { $0.path < $1.path }
        } catch {
            throw Refusal("directory_unreadable", "\(directory.path): it cannot be read.", field: "directory")
        }
    }

    /// What is at a path; of a link that it is one.
    private static func type(of item: URL) throws -> FileAttributeType {
        try FileManager.default.attributesOfItem(atPath: item.path)[.type] as? FileAttributeType ?? .typeUnknown
    }

    private mutating func skip(_ item: URL) {
        if self.skipped.count < Self.maximumSkipped { self.skipped.append(item.path) }
    }

    private mutating func count(_ outcome: DocumentOutcome) {
        switch outcome {
        case .created: self.created += 1
        case .newVersion: self.versions += 1
        case .unchanged: self.unchanged += 1
        }
    }
}
