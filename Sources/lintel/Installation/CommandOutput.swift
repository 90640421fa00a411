import ArgumentParser
import Foundation
import LintelCodec

/// Writes answers to standard output and refusals to standard error, unbuffered.
struct CommandOutput {
    /// Whether to print JSON objects instead of text.
    let isJSON: Bool

    /// Runs a command and prints its answer, or its refusal with exit code 1.
    func answer(_ command: () async throws -> CommandAnswer) async throws {
        try await self.refuse { self.print(try await command()) }
    }

    /// Runs a command that prints for itself; its refusal is printed, with exit code 1.
    func refuse(_ command: () async throws -> Void) async throws {
        do {
            try await command()
        } catch {
            self.print(Refusal(error))
            throw ExitCode(1)
        }
    }

    func print(_ answer: CommandAnswer) {
        self.write(self.isJSON ? answer.json : Array(answer.text.utf8), to: .standardOutput)
    }

    func print(_ refusal: Refusal) {
        guard self.isJSON else {
            return self.write(Array("\(refusal.id): \(refusal.message)".utf8), to: .standardError)
        }
        let answer = CommandAnswer("") { json in
            json.member("error", refusal.id)
            json.member("message", refusal.message)
            if let field = refusal.field { json.member("field", field) }
        }
        self.write(answer.json, to: .standardError)
    }

    /// Prints lines for people to standard output.
    func say(_ text: String) {
        self.write(Array(text.utf8), to: .standardOutput)
    }

    /// Passes bytes on to standard output as they are.
    static func pass(_ bytes: some Collection<UInt8>) throws {
        try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    }

    /// Says something on standard error that is not part of the output.
    static func note(_ text: String) {
        Self.prompt(text + "\n")
    }

    /// Asks a question on standard error, without a line feed.
    static func prompt(_ question: String) {
        try? FileHandle.standardError.write(contentsOf: Data(question.utf8))
    }

    private func write(_ bytes: [UInt8], to file: FileHandle) {
        // Nobody reads any more: there is nobody to tell either.
        try? file.write(contentsOf: Data(bytes + [UInt8(ascii: "\n")]))
    }
}
