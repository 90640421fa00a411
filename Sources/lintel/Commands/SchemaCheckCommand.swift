import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelSchemas
import LintelServer
import LintelStorage
import LintelTokens

/// Holds the bodies of objects against the installed schemas, as a post of them would be.
struct SchemaCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Hold geoscience objects in files against the installed schemas.",
        discussion: "The exit code is 0 when all of them would be taken, and 1 when one would be refused.",
    )

    @OptionGroup var options: DataOptions

    @Argument(help: "Files with the JSON body of an object each.")
    var files: [String]

    func run() async throws {
        var isSound = true
        try await self.options.answer {
            let settings = try self.options.settings().settings
            let rule = ObjectSchemaRule(
                graph: try settings.schemaDirectory.read().graph,
                takesUnknown: settings.objects.unknownSchemas == .accept,
            )
            let results = try self.files.map { file in try Self.check(file, rule) }
            isSound = results.allSatisfy { $0.error == nil }
            return CommandAnswer(results.map(\.text).joined(separator: "\n")) { json in
                json.member("valid", isSound)
                json.key("files")
                json.beginArray()
                for result in results { result.write(to: &json) }
                json.endArray()
            }
        }
        if !isSound { throw ExitCode(1) }
    }

    private static func check(_ file: String, _ rule: ObjectSchemaRule) throws -> Result {
        let bytes = try SchemaSource.contents(of: file, atMost: ObjectBody.maximumBytes)
        do throws(PlatformError) {
            let body = try ObjectBody(parsing: bytes)
            // A new object is looked at as it will be kept; which id it gets does not matter.
            try rule.check(body, of: body.id ?? ObjectID("00000000-0000-4000-8000-000000000000"))
            return Result(file: file, error: nil)
        } catch {
            return Result(file: file, error: error)
        }
    }

    /// What became of one file.
    private struct Result {
        var file: String
        var error: PlatformError?

        private var places: [PlatformError.Place] {
            guard let error else { return [] }
            if !error.places.isEmpty { return error.places }
            return [PlatformError.Place(name: error.field.map { "/\($0)" } ?? "", reason: error.message)]
        }

        var text: String {
            guard self.error != nil else { return "\(self.file): valid" }
            let lines = self.places.map { "  \($0.name.isEmpty ? "(the whole)" : $0.name): \($0.reason)" }
            return (["\(self.file): not valid"] + lines).joined(separator: "\n")
        }

        func write(to json: inout JSONWriter) {
            json.beginObject()
            json.member("file", self.file)
            json.member("valid", self.error == nil)
            json.key("findings")
            json.beginArray()
            for place in self.places {
                json.beginObject()
                json.member("pointer", place.name)
                json.member("reason", place.reason)
                json.endObject()
            }
            json.endArray()
            json.endObject()
        }
    }
}
