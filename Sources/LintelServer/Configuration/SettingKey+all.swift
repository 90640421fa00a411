import LintelOAuth
import LintelTokens
import Logging

/// The table of every key. A new setting is a line here, a property of ``ServerSettings`` and its line of reading.
extension SettingKey {
    // MARK: Where

    static let listen = Self(
        "listen",
        .address,
        .value("127.0.0.1:8080"),
        "Where the server listens; port 0 takes a free one.",
    )
    static let issuer = Self(
        "issuer",
        .issuer,
        .derived("`http://` + `listen`"),
        "The URL that people and apps know the server by; it stands in every token.",
    )
    static let data = Self(
        "data",
        .path,
        .value("./data"),
        "The data directory: database and master key. Made with mode 0700 when it is missing.",
    )
    static let database = Self(
        "database",
        .database,
        .derived("`sqlite:` + `data` + `/lintel.sqlite`"),
        "Where the database is. What a postgresql URL leaves out comes from libpq's environment (`PGHOST`, …, `~/.pgpass`).",
        isSecret: true,
    )
    static let masterKeyFile = Self(
        "master_key.file",
        .path,
        .derived("`data` + `/master.key`"),
        "The file with the master key: 32 bytes, mode 0600, the same on all nodes. Made at the first start.",
    )
    static let config = Self(
        "config",
        .path,
        .none,
        "The YAML file with settings. Not itself read from that file.",
    )
    static let secretsDirectory = Self(
        "secrets.directory",
        .path,
        .none,
        "A directory with one file per key, named like the key (`throttle.enabled`), as secret mounts make them.",
    )
    static let proxyTrusted = Self(
        "proxy.trusted",
        .addressRanges,
        .value(""),
        "Reverse proxies whose `X-Forwarded-For` is believed.",
    )

    // MARK: Logs

    static let logLevel = Self(
        "log.level",
        .choice(Logger.Level.allCases.map(\.rawValue)),
        .value("info"),
        "The least important level that is logged.",
    )
    static let logFormat = Self(
        "log.format",
        .choice(ServerSettings.Log.Format.allCases.map(\.rawValue)),
        .value("text"),
        "Lines for people (`text`) or one JSON object a line (`json`).",
    )

    // MARK: Sign-in

    static let throttleEnabled = Self(
        "throttle.enabled",
        .boolean,
        .value("true"),
        "Back-off after wrong passwords, per account and per address. Switch off only for tests.",
    )
    static let signUpEnabled = Self(
        "sign_up.enabled",
        .boolean,
        .value("true"),
        "Whether people may create accounts for themselves, proved by a code that is mailed to them.",
    )
    static let sessionIdle = Self(
        "session.idle",
        .seconds(60...31_536_000),
        .value("28800"),
        "A browser session ends after so long without use.",
    )
    static let sessionAbsolute = Self(
        "session.absolute",
        .seconds(60...31_536_000),
        .value("604800"),
        "A browser session ends so long after sign-in; at least `session.idle`.",
    )
    static let passwordThreads = Self(
        "password.threads",
        .number(1...64),
        .derived("half of the processor cores, at least 1"),
        "Passwords that are hashed at the same time; each takes 19 MiB and about 30 ms of one core.",
    )
    static let passwordQueue = Self(
        "password.queue",
        .number(1...10_000),
        .value("64"),
        "Hashes that may wait; more are answered 503 with `Retry-After`.",
    )

    // MARK: Tokens

    static let tokenAccessLifetime = Self(
        "token.access_lifetime",
        .seconds(60...86_400),
        .value("3600"),
        "How long an access token is good.",
    )
    static let tokenIDLifetime = Self(
        "token.id_lifetime",
        .seconds(60...86_400),
        .value("3600"),
        "How long an ID token is good.",
    )
    static let tokenScopeFormat = Self(
        "token.scope_format",
        .choice(ServerSettings.Token.ScopeFormat.allCases.map(\.rawValue)),
        .value("array"),
        "The `scope` claim of access tokens: an array, or a space-separated string (RFC 9068 §2.2.3).",
    )
    static let tokenAccessAlgorithm = Self(
        "token.access_algorithm",
        .choice(JWSAlgorithm.allCases.map(\.rawValue)),
        .value("ES256"),
        "Signs access tokens.",
    )
    static let tokenIDAlgorithm = Self(
        "token.id_algorithm",
        .choice(JWSAlgorithm.allCases.map(\.rawValue)),
        .value("RS256"),
        "Signs ID tokens; every OpenID client must know RS256.",
    )
    static let codeLifetime = Self(
        "code.lifetime",
        .seconds(10...600),
        .value("60"),
        "How long an authorization code is good (RFC 6749 §4.1.2: at most ten minutes).",
    )
    static let refreshGrace = Self(
        "refresh.grace",
        .seconds(0...300),
        .value("30"),
        "A repeated refresh token gets the same successor for so long; after that a repeat ends the sign-in.",
    )
    static let refreshIdle = Self(
        "refresh.idle",
        .seconds(60...31_536_000),
        .value("2592000"),
        "A refresh token dies after so long without use.",
    )
    static let refreshAbsolute = Self(
        "refresh.absolute",
        .seconds(60...157_680_000),
        .value("7776000"),
        "Refreshing ends so long after the app got its first refresh token; at least `refresh.idle`.",
    )

    // MARK: Keys

    static let keysRotationDays = Self(
        "keys.rotation_days",
        .number(1...3_650),
        .value("90"),
        "A signing key is replaced after so many days.",
    )
    static let keysPublishLead = Self(
        "keys.publish_lead",
        .seconds(KeySchedule.minimumPublishLeadSeconds...604_800),
        .value("600"),
        "A new key is published for so long before it signs: verifiers and all nodes have it by then.",
    )

    // MARK: Apps

    static let clientEmailHost = Self(
        "client_email.host",
        .host,
        .derived("`apps.` + the issuer's host; `apps.localhost` for an IP address"),
        "The host of service identities' addresses. Use one that never gets mail.",
    )
    static let secretLimit = Self(
        "secret.limit",
        .number(1...100),
        .value("10"),
        "Active secrets that one app may have.",
    )
    static let catalogueFile = Self(
        "catalogue.file",
        .path,
        .none,
        "A YAML catalogue of APIs, scopes and entitlements that replaces the shipped one.",
    )
    static let pagesDirectory = Self(
        "pages.directory",
        .path,
        .none,
        "A directory whose page templates and style sheet replace the built-in ones.",
    )

    // MARK: Mail

    static let mailFrom = Self(
        "mail.from",
        .mailAddress,
        .derived("`Lintel <no-reply@` + the issuer's host + `>`; `localhost` for an IP address"),
        "Who mails come from.",
    )
    static let mailSMTPURL = Self(
        "mail.smtp_url",
        .smtpURL,
        .none,
        "The server that takes mails; `smtps` is encrypted from the start. Without it they are written to `data` + `/mail`.",
    )
    static let mailSMTPUser = Self("mail.smtp_user", .text, .none, "Signs in to that server.")
    static let mailSMTPPassword = Self(
        "mail.smtp_password",
        .text,
        .none,
        "The password that belongs to `mail.smtp_user`.",
        isSecret: true,
    )
    static let mailSMTPTLS = Self(
        "mail.smtp_tls",
        .choice(SMTPServer.Encryption.allCases.map(\.rawValue)),
        .value("required"),
        "Whether `smtp` has to be encrypted by STARTTLS; `none` only for a server on this machine.",
    )
    static let mailSMTPAuthoritiesFile = Self(
        "mail.smtp_ca_file",
        .path,
        .none,
        "A PEM file with the authorities that the server's certificate may come from, instead of the system's.",
    )

    // MARK: Limits

    static let limitsBodyBytes = Self(
        "limits.body_bytes",
        .number(1_024...1_048_576),
        .value("65536"),
        "The longest request body of the authorization server, in bytes.",
    )
    static let limitsRequestSeconds = Self(
        "limits.request_seconds",
        .seconds(1...300),
        .value("15"),
        "How long a request may take before it is cut off.",
    )

    // MARK: Evo

    static let evoHubCode = Self("evo.hub_code", .text, .value("local"), "The code of the hub in Evo discovery.")
    static let evoHubName = Self("evo.hub_name", .text, .value("Lintel"), "The display name of that hub.")
    static let evoHubURL = Self("evo.hub_url", .url, .derived("`issuer`"), "The base URL of that hub's APIs.")

    // MARK: ProjectWise

    static let projectWiseCallsPerMinute = Self(
        "projectwise.calls_per_minute",
        .number(0...1_000_000),
        .value("100"),
        "Calls of one app about one data source that a node answers in a minute; 0 for any number.",
    )

    /// Every key, in the order of the documentation.
    package static let all: [SettingKey] = [
        .listen, .issuer, .data, .database, .masterKeyFile, .config, .secretsDirectory, .proxyTrusted,
        .logLevel, .logFormat,
        .throttleEnabled, .signUpEnabled, .sessionIdle, .sessionAbsolute, .passwordThreads, .passwordQueue,
        .tokenAccessLifetime, .tokenIDLifetime, .tokenScopeFormat, .tokenAccessAlgorithm, .tokenIDAlgorithm,
        .codeLifetime, .refreshGrace, .refreshIdle, .refreshAbsolute,
        .keysRotationDays, .keysPublishLead,
        .clientEmailHost, .secretLimit, .catalogueFile, .pagesDirectory,
        .mailFrom, .mailSMTPURL, .mailSMTPUser, .mailSMTPPassword, .mailSMTPTLS, .mailSMTPAuthoritiesFile,
        .limitsBodyBytes, .limitsRequestSeconds,
        .evoHubCode, .evoHubName, .evoHubURL, .projectWiseCallsPerMinute,
        .blobDirectory, .blobURL, .blobMaximumBytes, .blobOpenUploads, .blobGrace,
        .objectsSchemaDirectory, .objectsUnknownSchemas,
        .blockModelsDuckDB, .blockModelsJobs, .blockModelsMemory, .blockModelsTimeout,
        .tlsListen, .tlsCertificateFile, .tlsKeyFile,
    ]

    /// The key with this name.
    package static func named(_ name: String) -> SettingKey? {
        self.all.first { $0.name == name }
    }
}
