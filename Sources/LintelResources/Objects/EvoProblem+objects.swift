import HTTPTypes
package import LintelPlatform
import LintelTokens

/// What only the geoscience object API refuses.
extension EvoProblem {
    /// How the geoscience object API tells of what the platform's rules refuse.
    package static func object(_ error: PlatformError) -> EvoProblem {
        switch error.code {
        case .notFound: EvoProblem(.notFound, "objects/not-found", title: "Not Found.", detail: error.message)
        case .objectInvalid: EvoProblem(.badRequest, "schemas/invalid-object", title: "Invalid Object.", error)
        case .dataKeyInvalid: EvoProblem(.badRequest, "data/invalid-key", title: "Invalid Data Key.", error)
        case .listFull: EvoProblem(.conflict, "data/too-many-uploads", title: "Too Many Uploads.", error)
        case .conflict: EvoProblem(.conflict, "objects/conflict", title: "Conflict.", error)
        default: EvoProblem(.badRequest, "bad-request", title: "Bad Request.", error)
        }
    }

    /// Another object is at the path.
    static func objectExists(_ other: ObjectID, at path: EvoPath?) -> EvoProblem {
        EvoProblem(
            .conflict,
            "objects/already-exists",
            title: "Object Already Exists.",
            detail: "Another object is at this path.",
            members: [.init("existing_id", other.rawValue)] + (path.map { [.init("object_path", $0.absolute)] } ?? []),
        )
    }

    /// The version that the caller expects is not the current one.
    static let objectModified = EvoProblem(
        .preconditionFailed,
        "objects/modified",
        title: "Object Modified.",
        detail: "The object has another version meanwhile. Read it, and repeat your change.",
    )

    /// A body refers to data whose bytes nobody has sent.
    static func dataMissing(_ keys: [ObjectDataKey]) -> EvoProblem {
        EvoProblem(
            .badRequest,
            "objects/data-key-not-found",
            title: "Data Key Not Found.",
            detail: "The object refers to data that is not in the workspace. Upload it first.",
            // Enough to see which kind of mistake it is.
            invalidParameters: keys.prefix(10).map { .init(name: $0.text, reason: "There is no such data.") },
        )
    }

    /// A body that is JSON, but not what is asked for.
    static func badRequest(_ detail: String) -> EvoProblem {
        EvoProblem(.badRequest, "bad-request", title: "Bad Request.", detail: detail)
    }
}
