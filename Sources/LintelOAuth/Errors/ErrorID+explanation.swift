extension ErrorID {
    /// What the id means and what mends it, for the errors page and `docs/errors.md`.
    package var explanation: (meaning: String, remedy: String) {
        self.requestExplanation ?? self.clientExplanation ?? self.authorizeExplanation ?? self.signUpExplanation
            ?? self.organisationExplanation ?? self.ruleExplanation ?? self.tokenExplanation
    }

    private var requestExplanation: (meaning: String, remedy: String)? {
        switch self {
        case .parameterRepeated:
            (
                "A parameter was sent more than once.",
                "Send each parameter once; check that the form and the query do not both carry it."
            )
        case .parameterMissing:
            ("A required parameter is missing or empty.", "Add the parameter that the sentence names.")
        case .parameterInvalid:
            (
                "A parameter has a value that its definition does not allow.",
                "Correct the parameter that the sentence names."
            )
        case .requestMalformed:
            (
                "The body or the query cannot be read.",
                "Send application/x-www-form-urlencoded in UTF-8, without NUL bytes."
            )
        case .requestTooLarge:
            (
                "The request, one of its parameters or their number is over the limit.",
                "Send less; see limits.* in the configuration."
            )
        case .mediaTypeUnsupported:
            (
                "The body has another media type than the endpoint reads.",
                "Send Content-Type: application/x-www-form-urlencoded."
            )
        case .methodNotAllowed: ("The endpoint does not know this HTTP method.", "Use a method of the Allow header.")
        case .pageNotFound: ("There is nothing at this address.", "Check the path; paths are case-sensitive.")
        case .serverBusy:
            ("The server has too much to do right now.", "Try again after the seconds in the Retry-After header.")
        case .serverFault:
            ("Something went wrong inside the server.", "Give the correlation id to the people who run the server.")
        case .preconditionRequired:
            (
                "A change was sent without the entity tag of what it changes.",
                "Read the resource first and send its ETag in If-Match."
            )
        case .conflict:
            (
                "Somebody else has changed the same thing since it was read.",
                "Read it again and repeat the change if it is still wanted."
            )
        case .changesThrottled:
            (
                "Too many changes of this kind, such as new secrets of one app, within an hour.",
                "Try again later."
            )
        case .secretLimit:
            ("The app has as many active secrets as secret.limit allows.", "Revoke one that is no longer used.")
        case .approvalByRequester:
            (
                "A request is never decided by whoever made it.",
                "Ask another administrator of the organisation, or an operator, to decide."
            )
        case .notOneself:
            ("Operators do not switch themselves off.", "Ask another operator, or use the command line.")
        case .noteInvalid:
            (
                "The note beside a decision is too long or holds characters that cannot be seen.",
                "Write one line of at most 500 characters, or none."
            )
        case .scopeLimit: ("The app has as many scopes as one can have.", "Take those back that it does not use.")
        case .formExpired:
            (
                "The form was opened in another browser, too long ago, or its protection token is wrong.",
                "Start again from the app."
            )
        case .signInRefused:
            ("The e-mail address or the password is wrong, or the account cannot sign in.", "Check both and try again.")
        case .signInThrottled:
            (
                "Too many wrong passwords for this address or from this network.",
                "Wait for the seconds in the Retry-After header."
            )
        default: nil
        }
    }

    private var clientExplanation: (meaning: String, remedy: String)? {
        switch self {
        case .clientUnknown:
            (
                "No active app has this client id.",
                "Copy the client id from the app's page; a disabled app counts as unknown."
            )
        case .clientSecretWrong:
            ("The client secret is wrong, expired or revoked.", "Copy it again, or add a new secret to the app.")
        case .clientSecretMissing:
            ("The app has a secret, and the request carries none.", "Send it by HTTP Basic or as client_secret.")
        case .clientSecretUnexpected:
            ("A Native or SPA app has no secret.", "Leave client_secret and the Authorization header out.")
        case .clientCredentialsTwice:
            ("The app identified itself in two ways.", "Use either HTTP Basic or the body, with one client id.")
        case .clientMethodUnsupported:
            (
                "This way of client authentication is not supported.",
                "Use client_secret_basic, client_secret_post or none."
            )
        case .clientThrottled:
            (
                "Too many wrong secrets for this app from this address.",
                "Wait for the seconds in the Retry-After header."
            )
        case .redirectURIMissing:
            ("The app has several redirect URIs and the request names none.", "Send redirect_uri.")
        case .redirectURIUnregistered:
            (
                "The redirect URI is not one of the app's, compared byte for byte.",
                "Register it, or send it exactly as registered; only a Native app's loopback port may differ."
            )
        case .grantTypeUnsupported:
            (
                "The server does not know this grant type.",
                "Use authorization_code, refresh_token or client_credentials."
            )
        case .grantTypeNotForApp:
            (
                "The app's type may not use this grant.",
                "Service apps use client_credentials, the other types authorization_code."
            )
        default: nil
        }
    }

    private var authorizeExplanation: (meaning: String, remedy: String)? {
        switch self {
        case .responseTypeUnsupported:
            ("Only response_type=code is supported.", "Use the authorization code flow with PKCE.")
        case .responseModeUnsupported:
            ("The response_mode is not supported.", "Use query, fragment or form_post, or leave it out.")
        case .requestObjectUnsupported: ("Request objects are not supported.", "Send the parameters themselves.")
        case .proofKeyMissing:
            (
                "The request carries no PKCE challenge.",
                "Send code_challenge and code_challenge_method=S256; a Web app may send a nonce with the scope openid instead."
            )
        case .proofKeyInvalid:
            (
                "The PKCE challenge or verifier is malformed.",
                "A challenge is 43 characters of base64url, a verifier 43 to 128 unreserved characters."
            )
        case .proofKeyMethodUnsupported:
            ("Only code_challenge_method=S256 is supported.", "Use S256 and send it explicitly.")
        case .scopeMissing: ("No scope was asked for.", "Name at least one scope.")
        case .scopeMalformed: ("The scope list is malformed.", "Separate scopes by single spaces, not by commas.")
        case .scopeNotAllowed:
            (
                "The app asked for a scope that is none of its own.",
                "Request the scope on the app's page, under Scopes, or leave it out."
            )
        case .scopeNotApproved:
            (
                "The scope has been requested for the app, and nobody has approved it yet.",
                "Wait for the mail with the decision; who decides finds the request under Approvals. It cannot be whoever asked."
            )
        case .scopeRefused:
            (
                "The scope was refused to the app, or its approval was taken back.",
                "Read the note on the app's page, under Scopes, and request it again if it is still needed, or leave it out."
            )
        case .promptInvalid:
            (
                "The prompt is unknown, or none stands beside another value.",
                "Use none, or any of login, consent and select_account."
            )
        case .maxAgeInvalid: ("max_age is not a whole number of seconds.", "Send digits only.")
        case .resourceUnknown:
            (
                "The resource is not the audience of an API whose scopes were asked for.",
                "Leave resource out or use the API's audience."
            )
        case .authorizationDetailsUnsupported: ("authorization_details is not supported.", "Use scopes.")
        case .loginRequired:
            ("Nobody is signed in and the app forbade a sign-in page.", "Start again without prompt=none.")
        case .consentRequired:
            (
                "The person has not allowed the app these scopes and the app forbade the page.",
                "Start again without prompt=none."
            )
        case .accessDenied: ("The person pressed Deny.", "Tell them what the access is for.")
        default: nil
        }
    }

    private var signUpExplanation: (meaning: String, remedy: String)? {
        switch self {
        case .signUpClosed:
            (
                "People cannot create accounts for themselves on this server.",
                "Ask the people who run the server for an account; sign_up.enabled decides."
            )
        case .emailCodeRefused:
            (
                "The code from the mail is wrong, older than ten minutes, used, tried too often, or was asked for in another browser.",
                "Type in the code of the newest mail in the browser that asked for it, or have another one sent."
            )
        case .emailCodeThrottled:
            (
                "The address has been sent enough mails for now, or too many forms came from one network.",
                "Wait for the seconds in the Retry-After header."
            )
        case .appLimit:
            ("An account owns as many apps as one may.", "Delete apps that nobody uses, or name another owner.")
        case .developerTermsNeeded:
            (
                "Whoever registers an app has not accepted the developer terms, or not those of today.",
                "Sign in, open /developer-terms, read them and accept them."
            )
        default: nil
        }
    }

    private var organisationExplanation: (meaning: String, remedy: String)? {
        switch self {
        case .administratorLast:
            (
                "The organisation would be left without an administrator who can sign in.",
                "Make another member an administrator first."
            )
        case .domainInvalid:
            (
                "The text is not the name of a domain.",
                "Write the part behind the @ of your addresses, such as example.org."
            )
        case .invitationRefused:
            (
                "The invitation is used, revoked, replaced by a newer one or older than seven days, or it is for another e-mail address.",
                "Sign in with the address that the mail was sent to, or ask for another invitation."
            )
        case .invitationThrottled:
            ("Too many invitations were sent by one person, or to one address.", "Wait for an hour.")
        case .listFull: ("The list has as many entries as it can hold.", "Remove one that is no longer needed.")
        case .organisationLimit:
            (
                "The account has made as many organisations as one account can.",
                "Use one of them, or ask an operator to make another one."
            )
        case .roleMissing:
            ("The role in the organisation does not allow this.", "Ask an administrator of the organisation.")
        case .roleNotForService: ("A service identity can only be a member.", "Give it the role member.")
        case .passwordWrong:
            (
                "The password that proves a change of the account is wrong.",
                "Type in the password that you sign in with, or replace it if it is forgotten."
            )
        case .accountHeld:
            (
                "The account is the last owner of an app or the last administrator of an organisation.",
                "Name another owner or administrator first, or switch the app off."
            )
        default: nil
        }
    }

    private var tokenExplanation: (meaning: String, remedy: String) {
        switch self {
        case .codeInvalid:
            (
                "The authorization code is wrong, expired or belongs to another app.",
                "Start a new authorization request; a code lives for a minute."
            )
        case .codeUsed:
            (
                "The code was used before; what it gave has been revoked.",
                "Start a new authorization request and use each code once."
            )
        case .codeBindingWrong:
            (
                "The redirect_uri is not the one of the authorization request.",
                "Send the same redirect_uri in both requests."
            )
        case .verifierWrong:
            ("The PKCE verifier does not fit the challenge.", "Keep the verifier of this very authorization request.")
        case .refreshTokenInvalid:
            (
                "The refresh token is wrong, expired, revoked or belongs to another app.",
                "Have the person sign in again."
            )
        case .refreshTokenReused:
            (
                "An old refresh token was used again; all of its successors are revoked.",
                "Have the person sign in again, and store each new refresh token before using it."
            )
        case .tokenMissing: ("The request carries no access token.", "Send Authorization: Bearer and the token.")
        case .tokenInvalid:
            ("The access token is malformed, expired, revoked or meant for somebody else.", "Get a new token.")
        case .scopeInsufficient: ("The access token lacks a scope.", "Ask for the scope that the answer names.")
        default: ("An undocumented refusal.", "Give the correlation id to the people who run the server.")
        }
    }
}
