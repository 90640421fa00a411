/// Which values a key takes.
package enum SettingKind: Sendable, Hashable {
    case address
    case addressRanges
    case boolean
    case choice([String])
    case database
    case host
    case issuer
    case mailAddress
    case number(ClosedRange<Int64>)
    case path
    case seconds(ClosedRange<Int64>)
    case smtpURL
    case text
    case url

    /// The type's name in the documentation.
    package var typeName: String {
        switch self {
        case .address: "host:port"
        case .addressRanges: "list"
        case .boolean: "boolean"
        case .choice: "choice"
        case .database: "database URL"
        case .host: "host name"
        case .issuer, .smtpURL, .url: "URL"
        case .mailAddress: "mail address"
        case .number: "number"
        case .path: "path"
        case .seconds: "seconds"
        case .text: "text"
        }
    }

    /// The allowed values, in words that finish the sentence "Allowed: …".
    package var allowed: String {
        switch self {
        case .address:
            "HOST:PORT with a port from 0 to 65535; an IPv6 address in brackets, as in [::1]:8080"
        case .addressRanges:
            "IP addresses and CIDR blocks, separated by commas, as in 127.0.0.1,10.0.0.0/8"
        case .boolean:
            "true or false"
        case .choice(let values):
            values.joined(separator: ", ")
        case .database:
            "sqlite:PATH or postgresql://[USER[:PASSWORD]@][HOST][:PORT][/DATABASE][?PARAMETERS]"
        case .host:
            "a lower-case host name"
        case .issuer:
            "https://HOST[:PORT] in lower case, without path, trailing slash, query or fragment; "
                + "http only for localhost, 127.0.0.1 or [::1]"
        case .mailAddress:
            "`ADDRESS` or `NAME <ADDRESS>`"
        case .number(let range):
            "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .path:
            "a path that is not empty"
        case .seconds(let range):
            "a whole number of seconds from \(range.lowerBound) to \(range.upperBound)"
        case .smtpURL:
            "smtp://HOST[:PORT] or smtps://HOST[:PORT] in lower case; without a port 587 and 465"
        case .text:
            "1 to 200 characters without control characters"
        case .url:
            "an http or https URL in lower case, without trailing slash, query or fragment"
        }
    }
}
