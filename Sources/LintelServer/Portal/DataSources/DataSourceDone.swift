/// What has just been done with a data source, as the next page says it: the word travels in the address, the sentence
/// stands here.
enum DataSourceDone: String, Sendable, Hashable, CaseIterable {
    case created, allowed, disallowed, dismissed, assigned, removed, accessChanged, accessInherited

    var sentence: String {
        switch self {
        case .created:
            "The data source is made. Give roles to those who read it, and allow the apps that they use."
        case .allowed: "The app is on the list. Its next call is let in."
        case .disallowed: "The app is off the list. Its next call is refused."
        case .dismissed: "The app no longer waits, and does not come back by calling again."
        case .assigned: "The role is given. It counts from the next call on."
        case .removed: "The role is taken. It opens nothing any more."
        case .accessChanged:
            "The access list is changed. It counts from the next call on, here and in the folders below."
        case .accessInherited: "The folder has no list of its own any more. What holds above it holds here."
        }
    }
}
