/// What has just been done with a project, as the next page says it: the word travels in the address, the sentence stands
/// here.
enum ProjectDone: String, Sendable, Hashable, CaseIterable {
    case created, changed, deleted

    var sentence: String {
        switch self {
        case .created: "The project is made, and you are its owner. Add the people and services that work on it."
        case .changed: "The project is changed."
        case .deleted: "The project is deleted, with all that was in it."
        }
    }
}
