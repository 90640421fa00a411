/// What has just been done, as the next page says it: the word travels in the address, the sentence stands here.
enum OrganisationDone: String, Sendable, Hashable, CaseIterable {
    case created, renamed, invited, outsider, known, already, service, resent, revoked, role, removed, left, requested,
        on, off, domain, forgotten, allowed, disallowed, joined, declined

    var sentence: String {
        switch self {
        case .created: "The organisation is made, and you are its administrator. Invite the people you work with."
        case .renamed: "The organisation has its new name."
        case .invited: "The invitation is on its way by mail. It is good for seven days."
        case .outsider:
            "The invitation is on its way by mail. The address belongs to another domain than those of the organisation: "
                + "revoke it if that was a mistake."
        case .known: "This person already has an account here. The invitation is on its way by mail."
        case .already: "They are a member already: nothing has changed."
        case .service: "The service identity is a member now. It cannot read mail, so it needs no invitation."
        case .resent: "A new link is on its way by mail. The old one opens nothing any more."
        case .revoked: "The invitation is revoked: its link opens nothing any more."
        case .role: "The member has the new role."
        case .removed: "They are no longer a member, and their access has ended."
        case .left: "You have left the organisation."
        case .requested: "The people who run this server will see your request."
        case .on: "The product is switched on."
        case .off: "The product is switched off."
        case .domain: "The domain is on the list."
        case .forgotten: "The domain is off the list."
        case .allowed: "The client is on the list."
        case .disallowed: "The client is off the list."
        case .joined: "Welcome! You are a member now."
        case .declined: "You have declined the invitation."
        }
    }
}
