package import HTTPTypes
import LintelCodec
package import LintelPlatform

/// A refusal of an Evo API beyond those of the gate; ``EvoProblems`` writes it.
package struct EvoProblem: Error, Sendable, Hashable {
    package var status: HTTPResponse.Status
    /// The end of the problem's type, such as `files/not-found`: clients tell problems apart by it.
    package var code: String
    package var title: String
    package var detail: String
    package var invalidParameters: [EvoProblems.InvalidParameter] = []
    /// Further members, which clients read.
    package var members: [Member] = []

    /// A member of a problem beyond those of RFC 9457.
    package struct Member: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        _ status: HTTPResponse.Status,
        _ code: String,
        title: String,
        detail: String,
        invalidParameters: [EvoProblems.InvalidParameter] = [],
        members: [Member] = [],
    ) {
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.invalidParameters = invalidParameters
        self.members = members
    }

    /// A refusal of the platform's rules, with the field at fault.
    package init(_ status: HTTPResponse.Status, _ code: String, title: String, _ error: PlatformError) {
        self.init(
            status,
            code,
            title: title,
            detail: error.message,
            invalidParameters: error.field.map { [.init(name: $0, reason: error.message)] } ?? [],
        )
    }
}
