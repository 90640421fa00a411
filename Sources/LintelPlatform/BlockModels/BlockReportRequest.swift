import LintelCodec
import LintelTokens

/// Which reports a job makes, as it keeps that.
package struct BlockReportRequest: Sendable, Hashable {
    /// The specification.
    package var report: BlockReportID
    package var revision: Int64
    /// The versions: one, or two that are compared, the one before first.
    package var versions: [BlockVersionID]

    package init(report: BlockReportID, revision: Int64, versions: [BlockVersionID]) {
        self.report = report
        self.revision = revision
        self.versions = versions
    }

    /// Nil when the text is none.
    package init?(stored text: String) {
        guard let json = try? JSONValue(parsing: Array(text.utf8)), let report = json["report"]?.stringValue,
            let revision = json["revision"]?.integerValue
        else { return nil }
        self.report = BlockReportID(report)
        self.revision = revision
        self.versions = (json["versions"]?.arrayValue ?? []).compactMap(\.stringValue).map { BlockVersionID($0) }
    }

    package var text: String {
        var json = JSONWriter()
        json.beginObject()
        json.member("report", self.report.rawValue)
        json.member("revision", self.revision)
        json.member("versions", self.versions.map(\.rawValue))
        json.endObject()
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
