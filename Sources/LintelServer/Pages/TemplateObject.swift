import Mustache

/// A value of a page's model as templates read it.
///
/// Templates find a name by reflection. Without this the library reflects on the whole object for each name that it looks
/// up, in every object around it too, which was two thirds of what a page cost; here each object is reflected on once.
final class TemplateObject: MustacheParent {
    /// The stored properties of the object.
    private var members: [String: Any] = [:]
    /// What has been looked up, as templates read it.
    private var found: [String: Any] = [:]

    init(_ object: Any) {
        for child in Mirror(reflecting: object).children {
            if let label = child.label { self.members[label] = child.value }
        }
    }

    func child(named name: String) -> Any? {
        if let known = self.found[name] { return known }
        guard let member = self.members[name] else { return nil }
        let value = Self.value(member)
        self.found[name] = value
        return value
    }

    /// - Returns: Text, a truth value, a list or an object.
    private static func value(_ member: Any) -> Any {
        switch member {
        case let text as String: return TemplateText(renderText: text)
        case let truth as Bool: return truth
        case let optional as any TemplateOptional:
            return optional.wrappedValue.map { self.value($0) } ?? TemplateText.nothing
        case let list as [Any]: return list.map { self.value($0) }
        case let text as any CustomStringConvertible: return TemplateText(renderText: text.description)
        default: return TemplateObject(member)
        }
    }
}

/// Text that stands in a page when the library has escaped it.
///
/// As the subject of a section it has no parts.
private struct TemplateText: MustacheCustomRenderable, MustacheParent {
    let renderText: String
    var isNull = false

    /// An optional that is empty: a section of it is left out, and an object further out with the name does not show.
    static let nothing = Self(renderText: "", isNull: true)

    func child(named: String) -> Any? { nil }
}

/// An optional of whatever type.
private protocol TemplateOptional {
    var wrappedValue: Any? { get }
}

extension Optional: TemplateOptional {
    fileprivate var wrappedValue: Any? { self }
}
