import LintelPlatform
import LintelTokens

/// A plan on its way through the confirmation form: a line for each addition with what was shown of it.
///
/// It gives nobody anything: what is confirmed is planned anew, and a row is done only when its step is still the one that
/// was shown.
enum AdditionPlanText {
    /// The word of a step.
    static func word(_ step: PlannedAddition.Step) -> String {
        switch step {
        case .add: "add"
        case .invite: "invite"
        case .change: "change"
        case .keep: "keep"
        case .refuse: "refuse"
        }
    }

    /// The longest that a plan of one list is: a row names its roles by their places in the first line.
    static let maximumBytes = 3 * TeamSheet.maximumBytes

    static func text(_ plan: [PlannedAddition]) -> String {
        var places: [ProjectRoleID: Int] = [:]
        var roles: [ProjectRoleID] = []
        let rows = plan.map { planned in
            let addition = planned.addition
            let held = addition.roles.map { role in
                if let place = places[role] { return String(place) }
                places[role] = roles.count
                roles.append(role)
                return String(roles.count - 1)
            }
            // An address that is none may hold anything; the others hold no white space.
            return "\(Self.word(planned.step));\(addition.isOwner ? "owner" : "member");"
                + "\(held.joined(separator: " "));\(addition.email)"
        }
        return (["roles;" + roles.map(\.rawValue).joined(separator: " ")] + rows).joined(separator: "\n")
    }

    /// The additions with the words that were shown; lines of another form are left out.
    static func additions(_ text: String) -> [(addition: ProjectAddition, word: String)] {
        var lines = text.split(whereSeparator: \.isNewline)[...]
        guard let head = lines.popFirst(), head.hasPrefix("roles;") else { return [] }
        let roles = head.dropFirst("roles;".count).split(separator: " ").prefix(ProjectLimits.roles)
            .map { ProjectRoleID(String($0)) }
        return lines.prefix(ProjectLimits.additionsOfOneList).compactMap { line in
            let parts = line.split(separator: ";", maxSplits: 3, omittingEmptySubsequences: false)
            guard parts.count == 4 else { return nil }
            let held = parts[2].split(separator: " ").prefix(ProjectLimits.roles).map { Int($0) }
            // Without one of its roles a row is not what was shown.
            guard held.allSatisfy({ $0.map(roles.indices.contains) ?? false }) else { return nil }
            let addition = ProjectAddition(
                email: String(parts[3]),
                roles: held.compactMap { $0 }.map { roles[$0] },
                isOwner: parts[1] == "owner",
            )
            return (addition, String(parts[0]))
        }
    }
}
