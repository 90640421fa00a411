import LintelCodec
import LintelPlatform
import LintelTokens

/// Reads the lists that bodies of the access control API hold; each fault is named by its place.
struct TeamBody {
    let names: ITwinNames

    /// The objects of a list, each with its place, such as `members[0]`.
    func objects(
        _ value: JSONValue?,
        _ name: String,
        atMost limit: Int,
    ) throws(ITwinRefusal) -> [(place: String, fields: JSONFields<ITwinRefusal>)] {
        guard let value else {
            throw self.names.invalid("This is missing.", field: name, code: "MissingRequiredProperty")
        }
        guard let items = value.arrayValue, !items.isEmpty, items.count <= limit else {
            throw self.names.invalid("This has to be a list of 1 to \(limit) objects.", field: name)
        }
        var objects: [(String, JSONFields<ITwinRefusal>)] = []
        for (index, item) in items.enumerated() {
            let (place, names) = ("\(name)[\(index)]", self.names)
            guard let members = item.objectValue else {
                throw self.names.invalid("Every item has to be an object.", field: place)
            }
            let fields = JSONFields(members) { field, reason in
                names.invalid(
                    reason,
                    field: "\(place).\(field)",
                    code: reason == "This is missing." ? "MissingRequiredProperty" : "InvalidProperty",
                )
            }
            objects.append((place, fields))
        }
        return objects
    }

    /// The member `roleIds` of an item; an id of another form is nobody's.
    ///
    /// - Parameters:
    ///   - place: Where the item stands; nil for the body itself.
    ///   - least: How many there have to be.
    func roleIDs(
        _ fields: inout JSONFields<ITwinRefusal>,
        at place: String? = nil,
        least: Int = 1,
    ) throws(ITwinRefusal) -> [ProjectRoleID] {
        let field = place.map { "\($0).roleIds" } ?? "roleIds"
        guard let texts = try fields.optionalStrings("roleIds", atMost: ProjectLimits.roles) else {
            throw self.names.invalid("This is missing.", field: field, code: "MissingRequiredProperty")
        }
        guard texts.count >= least else { throw self.names.invalid("At least one role is needed.", field: field) }
        var ids: [ProjectRoleID] = []
        for text in texts {
            guard let id = ProjectRoleID(uuid: text) else {
                throw self.names.invalid("A role's id is a UUID.", field: field)
            }
            if !ids.contains(id) { ids.append(id) }
        }
        return ids
    }
}
