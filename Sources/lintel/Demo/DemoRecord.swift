import Foundation
import LintelCodec
import LintelOAuth

/// What the demo made, with its credentials, as `demo.json` keeps it so that every start prints the same.
struct DemoRecord: Sendable, Hashable {
    struct Person: Sendable, Hashable {
        var email: String
        var password: String
    }

    struct App: Sendable, Hashable {
        var type: ClientType
        var clientID: String
        var clientSecret: String?
        var clientEmail: String?
    }

    /// The project, and what is in it.
    struct Project: Sendable, Hashable {
        var projectID: String
        var scheduleID: String
        var dataSourceID: String
        /// As addresses of the ProjectWise API name the data source.
        var repositoryID: String
    }

    var organisationID: String
    var people: [Person]
    var apps: [App]
    /// Nil until it is made, and in what an earlier version of this program wrote.
    var project: Project?

    /// The demo's app of this type.
    func app(_ type: ClientType) -> App? { self.apps.first { $0.type == type } }

    /// Reads the file; nil when there is none.
    ///
    /// - Throws: ``Refusal`` when the file is not one that the demo wrote.
    static func read(from path: String) throws -> DemoRecord? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        guard let json = try? JSONValue(parsing: Array(data)), let record = DemoRecord(json) else {
            throw Refusal("demo_unreadable", "\(path) is not a demo's file. Use another --data directory.")
        }
        return record
    }

    /// Writes the file for its owner alone.
    func write(to path: String) throws {
        var json = JSONWriter()
        json.beginObject()
        json.member("organisation_id", self.organisationID)
        json.key("accounts")
        json.beginArray()
        for person in self.people {
            json.beginObject()
            json.member("email", person.email)
            json.member("password", person.password)
            json.endObject()
        }
        json.endArray()
        json.key("apps")
        json.beginArray()
        for app in self.apps {
            json.beginObject()
            json.member("type", app.type.rawValue)
            json.member("client_id", app.clientID)
            if let secret = app.clientSecret { json.member("client_secret", secret) }
            if let email = app.clientEmail { json.member("client_email", email) }
            json.endObject()
        }
        json.endArray()
        if let project = self.project {
            json.key("project")
            json.beginObject()
            json.member("project_id", project.projectID)
            json.member("schedule_id", project.scheduleID)
            json.member("datasource_id", project.dataSourceID)
            json.member("repository_id", project.repositoryID)
            json.endObject()
        }
        json.endObject()
        try DataDirectory.write(json.bytes + [UInt8(ascii: "\n")], to: path, mode: 0o600)
    }

    private init?(_ json: JSONValue) {
        guard let organisation = json["organisation_id"]?.stringValue, let people = json["accounts"]?.arrayValue,
            let apps = json["apps"]?.arrayValue
        else { return nil }
        self.organisationID = organisation
        self.people = people.compactMap { person in
            guard let email = person["email"]?.stringValue, let password = person["password"]?.stringValue
            else { return nil }
            return Person(email: email, password: password)
        }
        self.apps = apps.compactMap { app in
            guard let type = app["type"]?.stringValue.flatMap(ClientType.init), let id = app["client_id"]?.stringValue
            else { return nil }
            return App(
                type: type,
                clientID: id,
                clientSecret: app["client_secret"]?.stringValue,
                clientEmail: app["client_email"]?.stringValue,
            )
        }
        self.project = json["project"].flatMap { project in
            guard let projectID = project["project_id"]?.stringValue,
                let scheduleID = project["schedule_id"]?.stringValue,
                let dataSourceID = project["datasource_id"]?.stringValue,
                let repositoryID = project["repository_id"]?.stringValue
            else { return nil }
            return Project(
                projectID: projectID,
                scheduleID: scheduleID,
                dataSourceID: dataSourceID,
                repositoryID: repositoryID,
            )
        }
    }

    init(organisationID: String, people: [Person], apps: [App]) {
        self.organisationID = organisationID
        self.people = people
        self.apps = apps
    }
}
