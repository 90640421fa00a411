package import LintelTokens

/// A checked new organisation.
package struct OrganisationRegistration: Sendable, Hashable {
    package let organisation: Organisation

    package static let maximumNameLength = 128

    /// Checks the fields and makes the organisation of them.
    ///
    /// - Parameter entitlements: Ids of the products to switch on; a repeated one counts once.
    /// - Throws: ``PlatformError`` with code `nameInvalid` or `entitlementUnknown` and the field at fault.
    package init(
        name: String,
        entitlements: [String],
        catalogue: Catalogue,
        random: RandomSource,
        at now: UnixTime,
    ) throws(PlatformError) {
        let line = try Self.checkedName(name)
        var switchedOn: [String] = []
        for id in entitlements where !switchedOn.contains(id) {
            guard catalogue.hasEntitlement(id) else {
                let known = catalogue.entitlements.map(\.id).joined(separator: ", ")
                throw PlatformError(
                    .entitlementUnknown,
                    "There is no such entitlement. Known are: \(known).",
                    field: "entitlement",
                )
            }
            switchedOn.append(id)
        }
        self.organisation = Organisation(
            id: OrganisationID(random.uuid()),
            name: line,
            entitlements: switchedOn,
            createdAt: now,
        )
    }

    /// A name that an organisation can have, trimmed and composed.
    ///
    /// - Throws: ``PlatformError`` with code `nameInvalid` and field `name`.
    package static func checkedName(_ name: String) throws(PlatformError) -> String {
        guard let line = try? PlainLine(name, maximum: Self.maximumNameLength) else {
            throw PlatformError(
                .nameInvalid,
                "An organisation's name has 1 to \(Self.maximumNameLength) characters that can be seen.",
                field: "name",
            )
        }
        return line.text
    }
}
