import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Asks for secrets: on a terminal with echo off, or one line of standard input.
enum PasswordPrompt {
    /// Whether somebody sits at standard input.
    static var isPossible: Bool { isatty(STDIN_FILENO) == 1 }

    /// Asks for a new password twice; nil when the answer is empty.
    ///
    /// - Throws: ``Refusal`` when the two answers differ.
    static func newPassword() throws -> String? {
        let first = Self.ask("Password (empty: no password yet): ")
        guard !first.isEmpty else { return nil }
        guard first == Self.ask("Once more: ") else {
            throw Refusal("password_mismatch", "The two passwords differ. Nothing was made.", field: "password")
        }
        return first
    }

    /// The first line of standard input, without its end; asked for when somebody sits there.
    ///
    /// - Throws: ``Refusal`` when there is none.
    static func line(asking question: String, field: String) throws -> String {
        let line = Self.isPossible ? Self.ask(question) : readLine(strippingNewline: true)
        guard let line, !line.isEmpty else {
            throw Refusal("input_missing", "Standard input has to hold one line that is not empty.", field: field)
        }
        return line
    }

    private static func ask(_ question: String) -> String {
        CommandOutput.prompt(question)
        var terminal = termios()
        let canHide = tcgetattr(STDIN_FILENO, &terminal) == 0
        let visible = terminal
        if canHide {
            terminal.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &terminal)
        }
        defer {
            if canHide {
                var visible = visible
                tcsetattr(STDIN_FILENO, TCSAFLUSH, &visible)
            }
            CommandOutput.prompt("\n")
        }
        return readLine(strippingNewline: true) ?? ""
    }
}
