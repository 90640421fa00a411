extension ErrorID {
    /// What the rules for workspaces refuse.
    var workspaceExplanation: (meaning: String, remedy: String)? {
        switch self {
        case .nameTaken:
            (
                "The organisation has a workspace or a stage of this name, or the workspace a block model, or a folder in the same place, outside of the recycle bin.",
                "Choose another name, or rename or delete the other one."
            )
        case .workspaceInvalid:
            (
                "A detail of a workspace is too long or of another form: at most 20 labels of 1 to 100 characters, a description of 4,000, a coordinate system of 100, and a bounding box that is a GeoJSON polygon of closed rings.",
                "Correct the field that the answer names."
            )
        case .workspaceOwnerLast:
            (
                "A workspace needs at least one owner who is switched on.",
                "Make somebody else an owner first."
            )
        case .thumbnailInvalid:
            (
                "The picture is no JPEG or PNG, is larger than 10 MB, or has more than 10,000 pixels on a side or 20 million in all.",
                "Send a smaller picture, or one of these formats."
            )
        default: self.projectExplanation
        }
    }
}
