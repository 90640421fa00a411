import HTTPTypes
import Hummingbird
import LintelPlatform
import NIOCore

/// The answer with a picture that not everybody may see.
enum PictureAnswer {
    static func response(_ picture: Picture, to request: Request) -> Response {
        let tag = "\"\(BlobDigest(of: picture.bytes).hex)\""
        // Kept by this browser alone, and asked for each time: a role may have been taken.
        var headers: HTTPFields = [
            .eTag: tag, .cacheControl: "private, no-cache", .xContentTypeOptions: "nosniff",
            // Opened by itself it is a picture and nothing else.
            .contentSecurityPolicy: "default-src 'none'; sandbox; frame-ancestors 'none'",
        ]
        if request.headers[.ifNoneMatch]?.contains(tag) == true {
            return Response(status: .notModified, headers: headers)
        }
        // The first bytes said so when it came, whatever it was called.
        headers[.contentType] = picture.format.mediaType
        return Response(
            status: .ok,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: picture.bytes)),
        )
    }
}
