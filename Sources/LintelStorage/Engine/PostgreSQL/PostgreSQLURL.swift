import CPostgres

/// Connection URIs, as libpq reads them.
enum PostgreSQLURL {
    /// Whether libpq understands the text.
    static func isWellFormed(_ url: String) -> Bool {
        guard !url.utf8.contains(0), let options = PQconninfoParse(url, nil) else { return false }
        PQconninfoFree(options)
        return true
    }

    /// User, host, port and database of a URI; neither its password nor its other parameters.
    static func withoutPassword(_ url: String) -> String {
        let values = Self.values(url)
        var text = "postgresql://"
        if let user = values["user"] { text += user + "@" }
        let host = values["host"] ?? values["hostaddr"] ?? ""
        // A directory of sockets cannot stand where a host name does.
        let isSocket = host.hasPrefix("/")
        if !isSocket { text += host.contains(":") ? "[\(host)]" : host }
        if let port = values["port"], !isSocket { text += ":" + port }
        if let database = values["dbname"] { text += "/" + database }
        return isSocket ? text + "?host=" + host : text
    }

    private static func values(_ url: String) -> [String: String] {
        guard let options = PQconninfoParse(url, nil) else { return [:] }
        defer { PQconninfoFree(options) }
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return values
    }
}
