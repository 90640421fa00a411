import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Bringing people and services in: the form, the preview of what it would do, and the doing.
struct TeamAdditionEndpoint: Sendable {
    let desk: TeamDesk

    /// `GET /projects/:project/team/add`.
    func form(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        try view.project.require(.inviteMember)
        return self.desk.renderer.response(try await self.page(view))
    }

    /// `POST /projects/:project/team/add`: nothing is done yet.
    func preview(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        try view.project.require(.inviteMember)
        let checked = Set(form.all("role").map { ProjectRoleID($0) })
        let isOwner = form["owner"] == "yes"
        do {
            let sheet = try TeamSheet(form["people"] ?? "")
            let (additions, unknown) = try await self.additions(sheet, checked: checked, isOwner: isOwner, view)
            var plan = try await view.team.plan(additions)
            for index in plan.indices {
                guard let name = unknown[index] else { continue }
                plan[index].step = .refuse(
                    PlatformError(.roleUnknown, "The project has no role of the name \(name.prefix(100)).")
                )
            }
            if additions.allSatisfy({ $0.roles.isEmpty && !$0.isOwner }), unknown.isEmpty {
                throw PlatformError(.roleUnknown, "Choose what they may do: at least one role.", field: "role")
            }
            return self.desk.renderer.response(try await self.page(view, plan: plan))
        } catch let error as PlatformError where ["people", "role"].contains(error.field) {
            let page = try await self.page(
                view,
                people: form["people"] ?? "",
                checked: checked,
                isOwner: isOwner,
                error: error,
            )
            return self.desk.renderer.response(page, status: .unprocessableContent)
        }
    }

    /// `POST /projects/:project/team/add/confirm`.
    func confirm(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        try view.project.require(.inviteMember)
        let shown = AdditionPlanText.additions(form["plan"] ?? "")
        let plan = try await view.team.plan(shown.map(\.addition))
        let names = try await self.names(view)
        var rows: [TeamPreviewPage.Row] = []
        var done = 0
        for (planned, word) in zip(plan, shown.map(\.word)) {
            if case .refuse = planned.step {
                rows.append(self.row(planned, names: names))
                continue
            }
            guard AdditionPlanText.word(planned.step) == word else {
                rows.append(self.row(planned, names: names, outcome: "Not done: something has changed meanwhile"))
                continue
            }
            do {
                let outcome = try await view.team.apply(planned)
                if case .unchanged = outcome {} else { done += 1 }
                rows.append(self.row(planned, names: names, outcome: Self.sentence(outcome)))
            } catch let error as PlatformError {
                rows.append(self.row(planned, names: names, outcome: "Not done: \(error.message)"))
            }
        }
        let page = TeamPreviewPage(
            portal: view.portal,
            head: view.head(),
            id: view.id,
            isDone: true,
            summary: "Done for \(done) of \(rows.count) \(rows.count == 1 ? "address" : "addresses").",
            rows: rows,
        )
        return self.desk.renderer.response(page)
    }

    /// The additions of a sheet, and the first unknown role of a row by the row's index.
    private func additions(
        _ sheet: TeamSheet,
        checked: Set<ProjectRoleID>,
        isOwner: Bool,
        _ view: TeamDesk.View,
    ) async throws -> ([ProjectAddition], [Int: String]) {
        let roles = try await view.team.roles()
        let byName = Dictionary(roles.map { ($0.name.lowercased(), $0.id) }) { first, _ in first }
        var unknown: [Int: String] = [:]
        var additions: [ProjectAddition] = []
        for (index, row) in sheet.rows.enumerated() {
            var ids = roles.map(\.id).filter(checked.contains)
            for name in row.roles {
                guard let id = byName[name.lowercased()] else {
                    unknown[index] = name
                    continue
                }
                if !ids.contains(id) { ids.append(id) }
            }
            additions.append(ProjectAddition(email: row.email, roles: ids, isOwner: isOwner))
        }
        return (additions, unknown)
    }

    private func names(_ view: TeamDesk.View) async throws -> [ProjectRoleID: String] {
        Dictionary(uniqueKeysWithValues: try await view.team.roles().map { ($0.id, $0.name) })
    }

    private func page(_ view: TeamDesk.View, plan: [PlannedAddition]) async throws -> TeamPreviewPage {
        let names = try await self.names(view)
        let doable = plan.filter { planned in
            switch planned.step {
            case .add, .invite, .change: true
            case .keep, .refuse: false
            }
        }
        let count = { (word: String) in plan.count { AdditionPlanText.word($0.step) == word } }
        return TeamPreviewPage(
            portal: view.portal,
            head: view.head(),
            id: view.id,
            summary: "Added at once: \(count("add")). Invited by mail: \(count("invite")). "
                + "More roles: \(count("change")). Unchanged: \(count("keep")). Refused: \(count("refuse")).",
            rows: plan.map { self.row($0, names: names) },
            plan: doable.isEmpty ? nil : AdditionPlanText.text(doable),
            count: doable.count,
        )
    }

    private func row(
        _ planned: PlannedAddition,
        names: [ProjectRoleID: String],
        outcome: String? = nil,
    ) -> TeamPreviewPage.Row {
        let addition = planned.addition
        let word = AdditionPlanText.word(planned.step)
        let roles = (addition.isOwner ? ["Owner"] : []) + addition.roles.compactMap { names[$0] }
        return TeamPreviewPage.Row(
            email: String(addition.email.prefix(300)),
            roles: roles.joined(separator: ", "),
            isRefused: word == "refuse" || outcome?.hasPrefix("Not done") == true,
            isInvited: word == "invite",
            isAdded: word == "add" || word == "change",
            outcome: outcome ?? Self.sentence(planned.step),
        )
    }

    private static func sentence(_ step: PlannedAddition.Step) -> String {
        switch step {
        case .add(let principal): principal.isService ? "Added at once: a service identity" : "Added at once"
        case .invite: "Invited by mail"
        case .change: "In the team already: gets these roles too"
        case .keep: "In the team with all of this already"
        case .refuse(let error): error.message
        }
    }

    private static func sentence(_ outcome: AdditionOutcome) -> String {
        switch outcome {
        case .member: "Done"
        case .unchanged: "Had all of it already"
        case .invited: "Invited"
        }
    }

    private func page(
        _ view: TeamDesk.View,
        people: String = "",
        checked: Set<ProjectRoleID> = [],
        isOwner: Bool = false,
        error: PlatformError? = nil,
    ) async throws -> TeamAdditionPage {
        let isRole = error?.field == "role"
        return TeamAdditionPage(
            portal: view.portal,
            head: view.head(),
            id: view.id,
            people: people,
            peopleError: isRole ? nil : error?.message,
            roles: RoleChecks(
                try await view.team.roles().filter { view.team.authority.manages($0.permissions) },
                checked: checked,
                authority: view.team.authority,
            ),
            rolesError: isRole ? error?.message : nil,
            canNameOwners: view.team.authority.isUnbounded,
            isOwner: isOwner,
        )
    }
}
