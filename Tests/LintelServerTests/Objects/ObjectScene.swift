import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import Testing

/// Bodies of objects, plain and packed.
enum ObjectScene {
    static func body(uuid: String? = nil, name: String = "smoke points", data: String? = nil, more: String = "")
        -> String
    {
        let id = uuid.map { "\"\($0)\"" } ?? "null"
        let reference = data.map { #","locations":{"coordinates":{"data":"\#($0)"}}"# } ?? ""
        return #"""
            {"schema":"/objects/pointset/1.2.0/pointset.schema.json","uuid":\#(id),"name":"\#(name)"\#(reference)\#(more)}
            """#
    }

    /// One gzip member with one stored block (RFC 1951 §3.2.4).
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var checksum = UInt32.max
        for byte in bytes {
            checksum ^= UInt32(byte)
            for _ in 0..<8 { checksum = checksum & 1 == 0 ? checksum >> 1 : 0xEDB8_8320 ^ checksum >> 1 }
        }
        func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
            withUnsafeBytes(of: number.littleEndian, Array.init)
        }
        let length = UInt16(bytes.count)
        let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
        return header + littleEndian(length) + littleEndian(~length) + bytes
            + littleEndian(~checksum) + littleEndian(UInt32(bytes.count))
    }

    /// Five million zeros in five thousand bytes.
    static let bomb: String = [
        "H4sIAAAAAAACA+zBAQEAAACAkP6v7ggK",
        String(repeating: "A", count: 5458),
        "CA24MDEgAAAABB/1/3I1Q",
        String(repeating: "A", count: 998),
        "LgKZUfPL0BLTAA=",
    ].joined()
}

extension EvoScene {
    /// Makes an object.
    func addObject(_ path: String, more: String = "") async throws -> (id: String, version: String) {
        let response = try await self.call(.post, "\(self.objects)/path/\(path)", ObjectScene.body(more: more))
        #expect(response.status == .created, "\(response.text)")
        return (
            try #require(response.json["object_id"]?.stringValue),
            try #require(response.json["version_id"]?.stringValue)
        )
    }

    /// Uploads data, and returns its name.
    func addData(_ bytes: [UInt8]) async throws -> String {
        let digest = BlobDigest(of: bytes)
        let response = try await self.call(.put, "\(self.place)/data", #"[{"name":"\#(digest.hex)"}]"#)
        #expect(response.status == .ok, "\(response.text)")
        let id = try #require(response.json.arrayValue?.first?["id"]?.stringValue)
        try await self.finish(.objectData, id, with: Blob(digest: digest, size: Int64(bytes.count)))
        return digest.hex
    }
}
