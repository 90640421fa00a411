import Crypto
import LintelCodec
import LintelPlatform
import LintelTokens

extension AuditEvent {
    /// The columns that ``init(reading:)`` takes, in its order.
    static let columns = """
        occurred_at, kind, actor, target, client_id, organisation_id, error_id, detail, address, correlation_id
        """

    init(reading row: inout SQLRowReader) throws(SQLError) {
        self.init(
            at: try row.time(),
            kind: Kind(rawValue: try row.text()),
            actor: try row.text(),
            target: try row.optionalText(),
            clientID: try row.optionalID(),
            organisationID: try row.optionalID(),
            errorID: try row.optionalText(),
            detail: try row.optionalText(),
            address: try row.optionalText(),
            correlationID: try row.optionalText(),
        )
    }

    /// The values of ``columns``.
    var values: [SQLValue] {
        [
            .time(self.at), .text(self.kind.rawValue), .text(self.actor), .text(self.target), .id(self.clientID),
            .id(self.organisationID), .text(self.errorID), .text(self.detail), .text(self.address),
            .text(self.correlationID),
        ]
    }

    /// The hash of the event's row: SHA-256 of the hash before it and of the row as JSON, members in this order.
    ///
    /// Whoever changes a row has to change every later one; the newest hash, noted elsewhere, gives that away.
    func hash(sequence: Int64, after previous: [UInt8]) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("sequence", sequence)
        json.member("at", self.at.seconds)
        json.member("kind", self.kind.rawValue)
        json.member("actor", self.actor)
        let optional: [(StaticString, String?)] = [
            ("target", self.target), ("client_id", self.clientID?.rawValue), ("error_id", self.errorID),
            ("detail", self.detail), ("address", self.address), ("correlation_id", self.correlationID),
        ]
        for (name, value) in optional {
            json.key(name)
            if let value { json.string(value) } else { json.null() }
        }
        // Left out where there is none: rows from before there was such a column keep their hashes.
        if let organisationID = self.organisationID { json.member("organisation_id", organisationID.rawValue) }
        json.endObject()
        var hash = SHA256()
        hash.update(data: previous)
        hash.update(data: json.bytes)
        return [UInt8](hash.finalize())
    }
}
