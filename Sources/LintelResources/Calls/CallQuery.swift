package import Hummingbird
import LintelCodec
package import LintelPlatform

/// The query of a call; the clients send names in more than one spelling, empty values, and `True` and `False`.
package struct CallQuery: Sendable {
    private let fields: FormFields

    /// - Throws: ``PlatformError`` with code `queryInvalid` when the query cannot be read.
    package init(_ request: Request) throws(PlatformError) {
        guard let fields = try? FormFields(parsing: Array((request.uri.query ?? "").utf8)) else {
            throw PlatformError(.queryInvalid, "The query is not percent-encoded UTF-8 within the limits.")
        }
        self.fields = fields
    }

    /// The names of all parameters.
    package var names: [String] { self.fields.fields.map(\.name) }

    /// The value of the first of these names that has one.
    package func text(_ names: String...) -> String? { names.lazy.compactMap { self.fields[$0] }.first }

    /// Every value of a name that is not empty.
    package func all(_ name: String) -> [String] { self.fields.all(name).filter { !$0.isEmpty } }

    /// A truth value; nil when there is none.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package func flag(_ name: String) throws(PlatformError) -> Bool? {
        guard let text = self.fields[name] else { return nil }
        switch text.lowercased() {
        case "true", "1": return true
        case "false", "0": return false
        default: throw PlatformError(.queryInvalid, "This has to be true or false.", field: name)
        }
    }

    /// A whole number, brought into the bounds.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package func number(
        _ name: String,
        in bounds: ClosedRange<Int>,
        otherwise usual: Int,
    ) throws(PlatformError) -> Int {
        guard let number = try self.number(name) else { return usual }
        return min(max(number, bounds.lowerBound), bounds.upperBound)
    }

    /// A whole number that has to be within the bounds.
    ///
    /// - Throws: ``PlatformError`` with code `queryInvalid`.
    package func number(
        _ name: String,
        within bounds: ClosedRange<Int>,
        otherwise usual: Int,
    ) throws(PlatformError) -> Int {
        guard let number = try self.number(name) else { return usual }
        guard bounds.contains(number) else {
            let sentence =
                bounds.upperBound == .max
                ? "This has to be at least \(bounds.lowerBound)."
                : "This has to be from \(bounds.lowerBound) to \(bounds.upperBound)."
            throw PlatformError(.queryInvalid, sentence, field: name)
        }
        return number
    }

    /// A whole number; one of too many digits lies beyond all bounds as well.
    private func number(_ name: String) throws(PlatformError) -> Int? {
        guard let text = self.fields[name] else { return nil }
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw PlatformError(.queryInvalid, "This has to be a whole number.", field: name)
        }
        return Int(text) ?? (text.hasPrefix("-") ? .min : .max)
    }

    /// The query again with another part of the list.
    package func replacing(limit: Int, offset: Int) -> String {
        self.replacing([("limit", String(limit)), ("offset", String(offset))])
    }

    /// The query again with these parameters in place of what they were.
    package func replacing(_ parameters: [(name: String, value: String)]) -> String {
        var query = ""
        for field in self.fields.fields where !field.value.isEmpty {
            guard !parameters.contains(where: { $0.name == field.name }) else { continue }
            FormEncoding.append(name: field.name, value: field.value, to: &query)
        }
        for parameter in parameters { FormEncoding.append(name: parameter.name, value: parameter.value, to: &query) }
        return query
    }
}
