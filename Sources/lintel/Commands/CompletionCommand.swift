import ArgumentParser

/// Prints what a shell needs to complete this program's commands.
struct CompletionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion",
        abstract: "Print a completion script for a shell.",
        discussion: """
            bash: lintel completion bash > ~/.local/share/bash-completion/completions/lintel
            zsh:  lintel completion zsh > a directory of $fpath, as _lintel
            fish: lintel completion fish > ~/.config/fish/completions/lintel.fish
            """,
    )

    enum Shell: String, CaseIterable, ExpressibleByArgument {
        case bash, zsh, fish

        var shell: CompletionShell {
            switch self {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        }
    }

    @Argument(help: "bash, zsh or fish.")
    var shell: Shell

    func run() throws {
        CommandOutput(isJSON: false).say(Lintel.completionScript(for: self.shell.shell))
    }
}
