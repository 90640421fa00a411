/// What has just been done with a workspace, as the next page says it: the word travels in the address, the sentence
/// stands here.
enum WorkspaceDone: String, Sendable, Hashable, CaseIterable {
    case created, assigned, removed, deleted, restored
    case contentRestored = "content-restored"
    case contentRenamed = "content-renamed"

    var sentence: String {
        switch self {
        case .created:
            "The workspace is made, and you are its owner. Give roles to the people and services that need it."
        case .assigned: "The role is given. It counts from the next call on."
        case .removed: "The role is taken. It opens nothing any more."
        case .deleted: "The workspace is in the recycle bin."
        case .restored: "The workspace is back."
        case .contentRestored: "It is back where it was, with all its versions."
        case .contentRenamed:
            "It is back with all its versions, with a number in its name: the path was taken meanwhile."
        }
    }
}
