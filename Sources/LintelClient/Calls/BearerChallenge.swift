import LintelCodec

/// What a server says about a token that it refused: `WWW-Authenticate: Bearer` (RFC 6750 §3).
enum BearerChallenge {
    /// The `error` of the Bearer challenge; nil when none of the headers has one.
    ///
    /// - Parameter headers: The values of `WWW-Authenticate`, each with any number of challenges (RFC 9110 §11.6.1).
    static func error(in headers: [String]) -> String? {
        for header in headers {
            var scheme = ""
            for part in Self.parts(of: header) {
                var part = part
                // `Bearer realm="x"`: a word and a space before any equals sign begin another challenge.
                let word = part.prefix { $0 != " " && $0 != "=" }
                if word.endIndex == part.endIndex || part[word.endIndex] == " " {
                    scheme = word.lowercased()
                    part = part[word.endIndex...].trimmedSpaces
                }
                let name = part.prefix { $0 != "=" }
                guard scheme == "bearer", name.endIndex < part.endIndex,
                    Substring(name).trimmedSpaces.lowercased() == "error"
                else { continue }
                return String(part[part.index(after: name.endIndex)...].filter { $0 != "\"" && $0 != " " })
            }
        }
        return nil
    }

    /// What commas part, those within quotes aside.
    private static func parts(of header: String) -> [Substring] {
        var parts: [Substring] = []
        var (begin, isQuoted, isEscaped) = (header.startIndex, false, false)
        for index in header.indices {
            let character = header[index]
            if isEscaped {
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if !isQuoted, character == "," {
                parts.append(header[begin..<index].trimmedSpaces)
                begin = header.index(after: index)
            }
        }
        parts.append(header[begin...].trimmedSpaces)
        return parts
    }
}
