package import HTTPTypes
package import Hummingbird

extension PageRenderer {
    /// The page as an answer, with the headers that every page carries.
    ///
    /// - Parameter status: goes before the page's own status; a form that is shown again after a refusal needs it.
    package func response(_ page: some Page, status: HTTPResponse.Status? = nil) -> Response {
        let headers = PageHeaders(
            contentSecurityPolicy: page.contentSecurityPolicy,
            openerPolicy: page.openerPolicy,
        )
        return Response(
            status: status ?? page.status,
            headers: headers.fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: self.bytes(of: page))),
        )
    }

    /// A file that pages load.
    ///
    /// - Parameters:
    ///   - fileName: the last part of the path below `/assets/`.
    ///   - version: the query parameter `v`; when it names the content, the answer may be kept for ever.
    ///   - ifNoneMatch: the request header of that name (RFC 9110 §13.1.2).
    /// - Returns: nil when there is no such file.
    package func assetResponse(fileName: String, version: String?, ifNoneMatch: String?) -> Response? {
        guard let name = AssetName(rawValue: fileName) else { return nil }
        let asset = self.assets.asset(name)
        let isCurrent = version == asset.version
        var headers: HTTPFields = [
            .eTag: asset.entityTag,
            .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "no-cache",
            .xContentTypeOptions: "nosniff",
        ]
        if let ifNoneMatch, ifNoneMatch == "*" || ifNoneMatch.contains(asset.entityTag) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = asset.name.contentType
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }
}
