import Foundation
import LintelServer
import Logging

/// Where the server's log goes: standard error, as text or as JSON lines.
enum LogOutput {
    static func logger(_ settings: ServerSettings.Log) -> Logger {
        Logger(label: "lintel") { label in
            switch settings.format {
            case .text:
                var handler = StreamLogHandler.standardError(label: label)
                handler.logLevel = settings.level
                return handler
            case .json:
                return JSONLogHandler(level: settings.level) { line in
                    // A log that cannot be written stops nothing.
                    try? FileHandle.standardError.write(contentsOf: Data(line))
                }
            }
        }
    }
}
