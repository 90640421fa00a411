import LintelCodec

/// All profiles of somebody, and which of them counts when none is named.
struct ProfileBook: Hashable {
    private(set) var profiles: [Profile] = []
    private(set) var standard: String?

    /// The form of the stored bytes; another number is another form.
    private static let version: Int64 = 1
    private static let maximumProfiles = 100

    init() {}

    /// The profile of this name.
    subscript(name: String) -> Profile? { self.profiles.first { $0.name == name } }

    /// Adds a profile, or puts it in the place of the one that has its name; the first one is the default.
    ///
    /// - Throws: ``Refusal`` when there are too many.
    mutating func put(_ profile: Profile, asStandard: Bool) throws {
        self.profiles.removeAll { $0.name == profile.name }
        guard self.profiles.count < Self.maximumProfiles else {
            throw Refusal("profiles_full", "There are \(Self.maximumProfiles) profiles already.", field: "profile")
        }
        self.profiles.append(profile)
        self.profiles.sort { $0.name < $1.name }
        if asStandard || self.standard == nil { self.standard = profile.name }
    }

    /// Has a profile count when none is named.
    mutating func use(_ name: String) throws {
        guard self[name] != nil else { throw Refusal.unknownProfile(name) }
        self.standard = name
    }

    /// Takes a profile out.
    mutating func remove(_ name: String) throws {
        guard self[name] != nil else { throw Refusal.unknownProfile(name) }
        self.profiles.removeAll { $0.name == name }
        if self.standard == name { self.standard = self.profiles.first?.name }
    }
}

extension ProfileBook {
    /// Reads what ``json`` wrote.
    ///
    /// - Throws: ``Refusal`` for anything else.
    init(json bytes: [UInt8]) throws {
        guard let json = try? JSONValue(parsing: bytes, maximumBytes: 131_072),
            json["version"]?.integerValue == Self.version, let items = json["profiles"]?.arrayValue
        else { throw Refusal("profiles_unreadable", "The file with the profiles is not of this program's form.") }
        self.profiles = try items.map { try Profile($0) }
        self.standard = json["default"]?.stringValue
    }

    /// The profiles as they are stored.
    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("version", Self.version)
        self.members(of: &json)
        json.endObject()
        return json.bytes
    }

    /// Writes the default and the list.
    func members(of json: inout JSONWriter) {
        if let standard { json.member("default", standard) }
        json.key("profiles")
        json.beginArray()
        for profile in self.profiles { profile.write(to: &json) }
        json.endArray()
    }
}

extension Refusal {
    static func unknownProfile(_ name: String) -> Self {
        Refusal(
            "profile_unknown",
            "There is no profile \(name). `lintel login --profile \(name) --server URL --client-id ID` makes it.",
            field: "profile",
        )
    }
}
