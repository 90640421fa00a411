import LintelOAuth
import LintelServer

/// What `serve --demo` prints: accounts, apps, and commands to copy.
struct DemoGuide {
    let settings: ServerSettings
    let record: DemoRecord
    /// How the program was called, for commands that call it again.
    let program: String

    /// The guide, short enough for one screen.
    var text: String {
        let issuer = self.settings.issuer.text
        let id = self.record.app(.service)?.clientID ?? ""
        let secret = self.record.app(.service)?.clientSecret ?? ""
        let directory = self.settings.dataDirectory
        let discovery = "\(issuer)/evo/identity/v2/discovery?service=evo"
        return """
            Lintel demo: organisation "\(DemoSetup.organisationName)" (all of this is in \(directory)/demo.json)

            \(self.people)

            \(self.apps)

            \(self.mails)

            Copy one of these:

            # a token for the service app
            \(self.getToken("evo.discovery"))

            # a call with such a token
            \(self.call(discovery, "evo.discovery"))
            \(self.projectCalls)
            # the same token by this program
            echo \(secret) | \(ShellWord.quote(self.program)) token --client-id \(id) --client-secret-stdin \
            --scope evo.discovery --issuer \(issuer)

            # a service in Python (needs requests)
            python3 \(ShellWord.quote(directory + "/demo/service.py"))

            # a person signs in, in Python (needs authlib and requests; opens a browser)
            python3 \(ShellWord.quote(directory + "/demo/native.py"))

            """
    }

    /// Where the project is seen, and calls about what is in it.
    private var projectCalls: String {
        guard let project = self.record.project else { return "" }
        let issuer = self.settings.issuer.text
        let tasks = "\(issuer)/schedules/\(project.scheduleID)/tasks?$top=5"
        let folders = "\(issuer)/ws/v2.8/Repositories/\(project.repositoryID)/PW_WSG/Project"
        return """

            # tasks of the project "\(DemoProject.name)"; the chart: \(issuer)/projects/\(project.projectID)/schedules/\(
                project.scheduleID)
            \(self.call(tasks, "itwin-platform"))

            # folders of its ProjectWise documents
            \(self.call(folders, "projectwise:read"))

            """
    }

    private func getToken(_ scope: String) -> String {
        let app = self.record.app(.service)
        let credentials = "-d client_id=\(app?.clientID ?? "") -d client_secret=\(app?.clientSecret ?? "")"
        let form = "-d grant_type=client_credentials \(credentials) -d scope=\(scope)"
        return "curl -s \(self.settings.issuer.text)/connect/token \(form)"
    }

    /// A call of an address by the service app.
    private func call(_ address: String, _ scope: String) -> String {
        let find = #"sed 's/.*"access_token":"\([^"]*\)".*/\1/'"#
        return #"curl -s -H "Authorization: Bearer $(\#(self.getToken(scope)) | \#(find))" '\#(address)'"#
    }

    private var people: String {
        self.record.people.map { person in
            "  \(Self.padded(person.email, 28))  password \(person.password)"
        }.joined(separator: "\n")
    }

    private var apps: String {
        self.record.apps.map { app in
            let secret = app.clientSecret.map { "  secret \($0)" } ?? ""
            return "  \(Self.padded(app.type.rawValue, 7))  \(app.clientID)\(secret)"
        }.joined(separator: "\n")
    }

    private var mails: String {
        let mail = self.settings.mail
        if let server = mail.server { return "Mails go to \(server.url)." }
        guard Self.mailbox(self.settings) != nil else { return "Mails are written to \(mail.directory)." }
        return "Mails go nowhere: read them at \(self.settings.issuer.text)/mailbox (files in \(mail.directory))."
    }

    /// The mails that the demo shows on a page; nil when they are sent, or when others than this machine reach the server.
    static func mailbox(_ settings: ServerSettings) -> DemoMailbox? {
        guard settings.mail.server == nil, settings.listen.isLoopback else { return nil }
        return DemoMailbox(directory: settings.mail.directory)
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
