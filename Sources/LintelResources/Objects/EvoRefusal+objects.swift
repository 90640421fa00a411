import HTTPTypes
import LintelPlatform
import LintelTokens

/// What only the geoscience object API refuses.
extension EvoRefusal {
    /// How the geoscience object API tells of what the platform's rules refuse.
    ///
    /// A query that does not fit is a bad request to it, and so is a path.
    static func object(_ error: PlatformError) -> EvoRefusal {
        switch error.code {
        case .notFound: EvoRefusal(.notFound, "objects/not-found", error.message)
        case .objectInvalid: EvoRefusal(.badRequest, "schemas/invalid-object", title: "Invalid Object.", error)
        case .dataKeyInvalid: EvoRefusal(.badRequest, "data/invalid-key", title: "Invalid Data Key.", error)
        case .listFull: EvoRefusal(.conflict, "data/too-many-uploads", title: "Too Many Uploads.", error)
        case .conflict: EvoRefusal(.conflict, "objects/conflict", error)
        case .queryInvalid, .pathInvalid: EvoRefusal(.badRequest, "bad-request", error)
        default: EvoRefusal(error)
        }
    }

    /// Another object is at the path.
    static func objectExists(_ other: ObjectID, at path: EvoPath?) -> EvoRefusal {
        var members = [EvoProblems.Member("existing_id", other.rawValue)]
        if let path { members.append(EvoProblems.Member("object_path", path.text)) }
        return EvoRefusal(
            .conflict,
            "objects/already-exists",
            title: "Object Already Exists.",
            "Another object is at this path.",
            members: members,
        )
    }

    /// The version that the caller expects is not the current one.
    static var objectModified: EvoRefusal {
        EvoRefusal(
            .preconditionFailed,
            "objects/modified",
            title: "Object Modified.",
            "The object has another version meanwhile. Read it, and repeat your change.",
        )
    }

    /// A body refers to data whose bytes nobody has sent.
    static func dataMissing(_ keys: [ObjectDataKey]) -> EvoRefusal {
        EvoRefusal(
            .badRequest,
            "objects/data-key-not-found",
            title: "Data Key Not Found.",
            "The object refers to data that is not in the workspace. Upload it first.",
            // Enough to see which kind of mistake it is.
            parameters: keys.prefix(10).map { .init(name: $0.text, reason: "There is no such data.") },
        )
    }
}
