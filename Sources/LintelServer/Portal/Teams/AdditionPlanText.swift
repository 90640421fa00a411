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

    static func text(_ plan: [PlannedAddition]) -> String {
        plan.map { planned in
            let addition = planned.addition
            let roles = addition.roles.map(\.rawValue).joined(separator: " ")
            // An address that is none may hold anything; the others hold no white space.
            return "\(Self.word(planned.step));\(addition.isOwner ? "owner" : "member");\(roles);\(addition.email)"
        }.joined(separator: "\n")
    }

    /// The additions with the words that were shown; lines of another form are left out.
    static func additions(_ text: String) -> [(addition: ProjectAddition, word: String)] {
        text.split(whereSeparator: \.isNewline).prefix(ProjectLimits.additionsOfOneList).compactMap { line in
            let parts = line.split(separator: ";", maxSplits: 3, omittingEmptySubsequences: false)
            guard parts.count == 4 else { return nil }
            let roles = parts[2].split(separator: " ").prefix(ProjectLimits.roles).map { ProjectRoleID(String($0)) }
            let addition = ProjectAddition(email: String(parts[3]), roles: roles, isOwner: parts[1] == "owner")
            return (addition, String(parts[0]))
        }
    }
}
