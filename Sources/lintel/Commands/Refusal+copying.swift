import LintelStorage

extension Refusal {
    /// Why an installation was not copied, with the option that names the database at fault.
    init(_ error: DatabaseCopyError) {
        switch error.code {
        case .sameDatabase: self.init("copy_same_database", error.message, field: "to")
        case .sourceMissing: self.init("copy_source_missing", error.message, field: "from")
        case .sourceOlder: self.init("copy_source_older", error.message, field: "from")
        case .targetNotEmpty: self.init("copy_target_not_empty", error.message, field: "to")
        case .otherSource: self.init("copy_other_source", error.message, field: "to")
        case .overtaken: self.init("copy_overtaken", error.message, field: "to")
        case .differing: self.init("copy_differing", error.message)
        }
    }
}
