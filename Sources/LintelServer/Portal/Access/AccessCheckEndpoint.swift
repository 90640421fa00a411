import HTTPTypes
import Hummingbird
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The page that tells why a call is let in or stopped.
struct AccessCheckEndpoint: Sendable {
    let door: PortalDoor
    let explainer: any AccessExplainer
    let questions: AccessQuestioning
    let calls: RefusedCallReading
    let names: AuditNames
    let renderer: PageRenderer

    /// `GET /access-check`: the form, the answer to a question, or a refused call as it was decided.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        let form = AccessForm(try self.door.query(request))
        if !form.correlationID.isEmpty { return try await self.call(form, visitor) }
        guard !form.action.isEmpty else {
            return self.renderer.response(try await self.shown(form, visitor))
        }
        do {
            let question = try await self.questions.question(form, by: visitor.actor)
            let checks = try await self.explainer.explain(question)
            return self.renderer.response(try await self.shown(form, visitor, question: question, checks: checks))
        } catch let error as PlatformError where error.code == .notFound {
            // What is chosen from a list was not typed: there is no field to mend.
            let isTyped =
                ["email", "workspace", "project"].contains(error.field)
                || (error.field == "client" && !form.client.isEmpty)
            guard isTyped else { throw PageRefusal.notFound() }
            return self.renderer.response(
                try await self.shown(form, visitor, error: error),
                status: .unprocessableContent,
            )
        }
    }

    private func call(_ form: AccessForm, _ visitor: Visitor) async throws -> Response {
        let call = try await self.calls.call(form.correlationID, by: visitor.actor)
        let event = AuditEvent(at: call.at, kind: .callRefused, actor: call.subject.rawValue, clientID: call.clientID)
        let names = try await self.names.names(
            in: [AuditEntry(sequence: 0, event: event)],
            for: visitor.actor,
        )
        let action = self.explainer.actions.first { $0.id == call.action }
        let told = AccessCheckPage.Call(
            at: TimeText(call.at),
            correlationID: call.correlationID,
            app: names[call.clientID.rawValue] ?? call.clientID.rawValue,
            subject: names[call.subject.rawValue] ?? call.subject.rawValue,
            action: action.map { "\($0.api): \($0.title)" } ?? call.action,
        )
        var asked = AccessForm()
        asked.action = call.action
        return self.renderer.response(
            try await self.shown(asked, visitor, call: told, checks: call.checks)
        )
    }

    private func shown(
        _ form: AccessForm,
        _ visitor: Visitor,
        question: AccessQuestion? = nil,
        call: AccessCheckPage.Call? = nil,
        checks: [AccessCheck]? = nil,
        error: PlatformError? = nil,
    ) async throws -> AccessCheckPage {
        AccessCheckPage(
            portal: PortalFrame(visitor, in: .access),
            form: form,
            actions: self.explainer.actions,
            apps: try await self.questions.apps(of: visitor.actor),
            organisations: self.questions.organisations(of: visitor.actor, question),
            call: call,
            checks: checks,
            error: error,
        )
    }
}
