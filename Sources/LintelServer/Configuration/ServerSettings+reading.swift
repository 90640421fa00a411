import Foundation
import LintelTokens
import Logging

extension ServerSettings {
    /// Settings from plain values by key name, defaults for the rest; neither environment nor files are looked at.
    ///
    /// - Throws: ``SettingsError`` with every problem at once.
    package init(_ values: [String: String] = [:]) throws(SettingsError) {
        self = try LoadedSettings(flags: values, environment: [:]).settings
    }

    /// Reads every key; the reader keeps what is wrong.
    init(reading reader: inout SettingsReader) {
        self.listen = reader.value(.listen, otherwise: ListenAddress(host: "127.0.0.1", port: 8080)) {
            ListenAddress($0)
        }
        let issuer = Self.issuer(listen: self.listen, &reader)
        self.issuer = issuer
        let dataDirectory = reader.path(.data) ?? ""
        self.dataDirectory = dataDirectory
        self.database = reader.value(.database, otherwise: "sqlite:\(dataDirectory)/lintel.sqlite") { text in
            ["sqlite:", "postgres://", "postgresql://"].contains { text.hasPrefix($0) } ? text : nil
        }
        self.masterKeyPath = reader.path(.masterKeyFile, otherwise: "\(dataDirectory)/\(MasterKey.standardFileName)")
        self.log = Log(
            level: reader.choice(.logLevel, otherwise: .info),
            format: reader.choice(.logFormat, otherwise: .text),
        )
        self.clientEmail = ClientEmail(
            host: reader.value(.clientEmailHost, otherwise: Self.clientEmailHost(issuer: issuer)) { text in
                HostName.parse(text).flatMap { IPAddress($0) == nil ? $0 : nil }
            }
        )
        self.throttle = Throttle(isEnabled: reader.boolean(.throttleEnabled))
        self.signUp = SignUp(isEnabled: reader.boolean(.signUpEnabled))
        self.proxy = Proxy(trusted: reader.value(.proxyTrusted, otherwise: [], Self.addressRanges))
        self.token = Token(
            accessLifetime: reader.integer(.tokenAccessLifetime),
            idLifetime: reader.integer(.tokenIDLifetime),
            scopeFormat: reader.choice(.tokenScopeFormat, otherwise: .array),
            accessAlgorithm: reader.choice(.tokenAccessAlgorithm, otherwise: .es256),
            idAlgorithm: reader.choice(.tokenIDAlgorithm, otherwise: .rs256),
        )
        self.code = Code(lifetime: reader.integer(.codeLifetime))
        self.refresh = Refresh(
            grace: reader.integer(.refreshGrace),
            idle: reader.integer(.refreshIdle),
            absolute: reader.integer(.refreshAbsolute),
        )
        self.session = Session(idle: reader.integer(.sessionIdle), absolute: reader.integer(.sessionAbsolute))
        let cores = Int64(ProcessInfo.processInfo.activeProcessorCount)
        self.password = Password(
            threads: Int(reader.integer(.passwordThreads, otherwise: max(1, cores / 2))),
            queue: Int(reader.integer(.passwordQueue)),
        )
        self.keys = Keys(
            rotationDays: reader.integer(.keysRotationDays),
            publishLead: reader.integer(.keysPublishLead),
        )
        self.limits = Limits(
            bodyBytes: Int(reader.integer(.limitsBodyBytes)),
            requestSeconds: reader.integer(.limitsRequestSeconds),
        )
        self.secret = Secret(limit: Int(reader.integer(.secretLimit)))
        self.mail = Self.mail(issuer: issuer, dataDirectory: dataDirectory, &reader)
        self.projectWise = ProjectWise(callsPerMinute: reader.integer(.projectWiseCallsPerMinute))
        self.evo = Evo(
            hubCode: reader.text(.evoHubCode),
            hubName: reader.text(.evoHubName),
            hubURL: reader.value(.evoHubURL, otherwise: issuer) { BaseURL($0) },
        )
        self.blob = Self.blob(issuer: issuer, dataDirectory: dataDirectory, &reader)
        self.objects = Self.objects(dataDirectory: dataDirectory, &reader)
        self.blockModels = Self.blockModels(dataDirectory: dataDirectory, &reader)
        self.tls = Self.tls(&reader)
        self.catalogueFile = reader.path(.catalogueFile)
        self.pagesDirectory = reader.path(.pagesDirectory)
        // These two only say where the others come from; they are read here to be checked and shown.
        _ = reader.path(.config)
        _ = reader.path(.secretsDirectory)
        reader.require(.refreshAbsolute, self.refresh.absolute, atLeast: .refreshIdle, self.refresh.idle)
        reader.require(.sessionAbsolute, self.session.absolute, atLeast: .sessionIdle, self.session.idle)
    }

    /// The issuer; plain http is for this machine only (RFC 8414 §2 asks for https).
    private static func issuer(listen: ListenAddress, _ reader: inout SettingsReader) -> BaseURL {
        // Port 80 is not written in a plain URL; port 0 is replaced by a real one before the server starts.
        let hasPort = listen.port != 0 && listen.port != 80
        let derived = "http://" + (hasPort ? listen.description : HostName.bracketed(listen.host))
        let issuer = reader.value(.issuer, otherwise: BaseURL(derived) ?? .local) { text in
            // Pages, cookies (`__Host-` means `Path=/`) and the clients' fixed paths all live at the host's root.
            BaseURL(text).flatMap { ($0.isHTTPS || $0.isLoopback) && $0.path.isEmpty ? $0 : nil }
        }
        // Only the default can get here: 0.0.0.0, say, is reached under another name that somebody has to tell.
        if !issuer.isHTTPS, !issuer.isLoopback { reader.refuse(.issuer, value: issuer.text) }
        return issuer
    }

    private static func clientEmailHost(issuer: BaseURL) -> String {
        IPAddress(issuer.host) == nil ? "apps.\(issuer.host)" : "apps.localhost"
    }

    private static func addressRanges(_ text: String) -> [AddressRange]? {
        let parts = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let ranges = parts.compactMap { AddressRange($0) }
        return ranges.count == parts.count ? ranges : nil
    }
}
