extension ErrorID {
    /// What the rules for files and geoscience objects refuse.
    var fileExplanation: (meaning: String, remedy: String)? {
        switch self {
        case .queryInvalid:
            (
                "A parameter of the query has a value that it cannot have.",
                "Correct the parameter that the answer names."
            )
        case .pathInvalid:
            (
                "A path in a workspace is too long, is not percent-encoded UTF-8, has an empty name, '.' or '..' in it, or holds characters that cannot be seen.",
                "Choose a path of at most 1,024 bytes, whose names have at most 255; a folder's has 2,000 bytes, and 32 names of 100 characters."
            )
        case .uploadMissing:
            (
                "No upload of this version of the file is under way: it is finished, was never begun, or was begun more than a week ago.",
                "Begin a new version of the file."
            )
        case .objectInvalid:
            (
                "The body of a geoscience object is not a JSON object of at most 4 MiB with a schema, a uuid and a name, or does not fit the schema that is installed.",
                "Correct the member that the answer names."
            )
        case .dataKeyInvalid:
            (
                "Data is named by the SHA-256 digest of its bytes in 64 lower-case hexadecimal digits, or by a UUID in lower case.",
                "Name the data by its digest."
            )
        case .blockModelInvalid:
            (
                "Something about a block model, or about what is asked of it, does not fit: a detail, its grid, a column, a group, or the form of a file.",
                "Correct the member that the answer names."
            )
        default: nil
        }
    }
}
