/// Why the pages cannot be made; thrown at the start, never while a request waits.
package struct PageError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of fault.
    package enum Code: Sendable, Hashable {
        case templateMissing
        case templateBroken
        case assetMissing
    }

    package let code: Code
    /// The file at fault and what is wrong with it.
    package let description: String

    /// No file of this name is built in or in the directory.
    static func templateMissing(_ name: String) -> Self {
        Self(code: .templateMissing, description: "There is no page template \(name).mustache.")
    }

    /// The template is not Mustache, or prints something unescaped.
    static func templateBroken(_ name: String, _ reason: String) -> Self {
        Self(code: .templateBroken, description: "The page template \(name).mustache is broken: \(reason)")
    }

    /// No asset of this name is built in.
    static func assetMissing(_ name: String) -> Self {
        Self(code: .assetMissing, description: "There is no page asset \(name).")
    }
}
