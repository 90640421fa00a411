import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// Gives a person or a service identity a role in an organisation.
struct OrgMemberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "member", abstract: "Add a member or change its role.")

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("org"), help: "The organisation's id.")
    var organisation: String

    @Option(help: "A person's e-mail address, or the client e-mail of a service app.")
    var email: String

    @Option(help: "administrator, co-administrator or member.")
    var role = OrganisationRole.member.rawValue

    func run() async throws {
        try await self.options.run { installation in
            guard let role = OrganisationRole(rawValue: self.role) else {
                let known = OrganisationRole.allCases.map(\.rawValue).joined(separator: ", ")
                throw PlatformError(.roleUnknown, "There is no role \(self.role). Roles: \(known).", field: "role")
            }
            let id = OrganisationID(self.organisation)
            let subject = try await installation.setMember(self.email, role: role, in: id)
            return CommandAnswer("\(self.email) (\(subject)) is now \(role.rawValue) of organisation \(id).") { json in
                json.member("organisation_id", id.rawValue)
                json.member("subject", subject.rawValue)
                json.member("email", self.email)
                json.member("role", role.rawValue)
            }
        }
    }
}
