import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// What stands in the registration form: as it was typed, or as a link has filled it in.
package struct NewAppForm: Sendable, Hashable {
    var name = ""
    /// The organisation's id; empty for none, nil when nothing was said.
    var organisation: String?
    var scopes: [String] = []
    /// One URI a line.
    var redirectURIs = ""
    var postLogoutURIs = ""
    /// One address a line.
    var owners = ""
    var token: RegistrationToken?

    package init() {}

    /// What a form has sent.
    init(_ fields: FormFields) {
        self.name = fields["name"] ?? ""
        self.organisation = fields.has("organisation") ? fields["organisation"] ?? "" : nil
        self.scopes = fields.all("scope")
        self.redirectURIs = fields["redirect_uri"] ?? ""
        self.postLogoutURIs = fields["post_logout_uri"] ?? ""
        self.owners = fields["owners"] ?? ""
        self.token = fields["token"].flatMap { RegistrationToken($0) }
    }

    /// What a link fills in: the same names, and `api` for all scopes of an API.
    static func prefilled(_ query: FormFields, for type: ClientType, catalogue: Catalogue) -> NewAppForm {
        var form = NewAppForm(query)
        form.token = nil
        for id in query.all("api").flatMap({ $0.split(separator: ",") }) {
            guard let api = catalogue.api(String(id)) else { continue }
            form.scopes += api.scopes.filter { !$0.isDeprecated }.map(\.name)
        }
        if !query.has("scope"), type.hasUsers {
            form.scopes += [OpenIDScope.openid, .profile, .email].map(\.rawValue)
        }
        return form
    }

    /// The request that the form stands for.
    func request(_ type: ClientType) -> AppRequest {
        AppRequest(
            type: type,
            name: self.name,
            organisationID: self.organisation.flatMap { $0.isEmpty ? nil : OrganisationID($0) },
            scopes: self.scopes,
            redirectURIs: Self.lines(self.redirectURIs),
            postLogoutRedirectURIs: Self.lines(self.postLogoutURIs),
            furtherOwners: Self.lines(self.owners),
        )
    }

    /// The lines that hold something, without the spaces around it.
    static func lines(_ text: String) -> [String] {
        text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.compactMap { line in
            let blank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" }
            let trimmed = line.drop(while: blank).reversed().drop(while: blank).reversed()
            return trimmed.isEmpty ? nil : String(String.UnicodeScalarView(trimmed))
        }
    }
}
