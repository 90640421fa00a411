import LintelOAuth
import LintelPlatform
import LintelTokens

/// The scopes of one API as check boxes.
struct ScopeGroup: Encodable, Sendable, Hashable {
    struct Check: Encodable, Sendable, Hashable {
        /// The id of the box; scope names may hold what ids may not.
        let id: String
        let scope: String
        let sentence: String
        let needsApproval: Bool
        let isChecked: Bool
    }

    let name: String
    let checks: [Check]

    /// Every scope that an app of the type may ask for; those on their way out are not offered.
    static func all(for type: ClientType, in catalogue: Catalogue, checked: [String]) -> [ScopeGroup] {
        let checked = Set(checked)
        var number = 0
        func check(_ scope: String, _ sentence: String, needsApproval: Bool = false) -> Check {
            number += 1
            return Check(
                id: "scope-\(number)",
                scope: scope,
                sentence: sentence,
                needsApproval: needsApproval,
                isChecked: checked.contains(scope),
            )
        }
        var groups: [ScopeGroup] = []
        if type.hasUsers {
            let scopes = OpenIDScope.allCases.filter { $0 != .offlineAccess || type.mayRefresh }
            let sentences = catalogue.describe(ScopeSet(scopes.map(\.rawValue)))
            groups.append(ScopeGroup(name: "Signing in", checks: sentences.map { check($0.scope, $0.sentence) }))
        }
        for api in catalogue.apis {
            let checks = api.scopes.filter { !$0.isDeprecated }
                .map { check($0.name, $0.sentence, needsApproval: api.needsApproval) }
            if !checks.isEmpty { groups.append(ScopeGroup(name: api.name, checks: checks)) }
        }
        return groups
    }
}
