/// A value of a page's model as templates see it.
enum TemplateValue {
    /// An optional that is empty: a section of it is left out, and an object further out with the name does not show.
    case nothing
    case text(String)
    case truth(Bool)
    case list(TemplateList)
    case object(TemplateObject)

    /// What the templates of a library see of a model.
    ///
    /// - Parameter names: a part whose name no template uses is left out.
    init(_ model: some Encodable, names: TemplateNames) {
        let encoder = TemplateEncoder(names: names)
        // Nothing of ours throws, and the models do not either: the compiler wrote how they are encoded.
        try? model.encode(to: encoder)
        self = encoder.value
    }
}

/// The parts of a structure, by their names.
///
/// A class, as it is filled while its place is taken already.
final class TemplateObject {
    private var parts: [(name: TemplateName, value: TemplateValue)] = []

    init() {
        // Few structures have more parts.
        self.parts.reserveCapacity(12)
    }

    /// - Returns: nil when the structure has no such part.
    subscript(name: TemplateName) -> TemplateValue? {
        // A structure has so few that looking at each is the fastest.
        for part in self.parts where part.name == name { return part.value }
        return nil
    }

    func add(_ value: TemplateValue, named name: TemplateName) {
        self.parts.append((name, value))
    }
}

/// The elements of a list.
final class TemplateList {
    var elements: [TemplateValue] = []
}
