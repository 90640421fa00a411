import LintelCodec
import LintelPlatform
import LintelTokens

/// What somebody asks the access check.
struct AccessForm: Sendable, Hashable {
    var app = ""
    /// A client id that is not in the list of apps.
    var client = ""
    var email = ""
    var action = ""
    var organisation = ""
    var workspace = ""
    var project = ""
    /// The correlation id of a refused call.
    var correlationID = ""

    init() {}

    init(_ fields: FormFields) {
        self.app = fields["app"] ?? ""
        self.client = fields["client"] ?? ""
        self.email = fields["email"] ?? ""
        self.action = fields["action"] ?? ""
        self.organisation = fields["org"] ?? ""
        self.workspace = fields["workspace"] ?? ""
        self.project = fields["project"] ?? ""
        self.correlationID = fields["correlation"] ?? ""
    }

    /// The app that is asked about: what is typed goes before what is chosen.
    var clientID: ClientID? {
        let id = self.client.isEmpty ? self.app : self.client
        return id.isEmpty ? nil : ClientID(id)
    }
}
