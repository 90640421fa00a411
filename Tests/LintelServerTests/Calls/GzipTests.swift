import LintelCodec
import LintelResources
import Testing

/// Compressed bodies come out as they went in, or not at all (row L03).
@Suite struct GzipTests {
    /// A block with codes of its own: a JSON text, three times.
    private static let dynamic =
        "H4sIAAAAAAACA+VNSwqDMBS8y1s/JlH7tHiV4kJtoIaYCElW0rv3geAluhiGGeZzUl4/bp9pJJMW79aSzZG2WLIrpkELe0tcSficIjHVur1pjDUEpj"
        + "jvThcOtXXppT3hFmK5wyD8QKNaYHulHsKD4gmZvucfv/8Ae9Rgd3oBAAA="
    /// A block with the codes that every reader knows: `abcabcabcabc hello hello`.
    private static let fixed = "H4sIAAAAAAACA0tMSk6EIYWM1JycfAgJADgvAFIYAAAA"
    /// A block of bytes as they are: `plain text`.
    private static let stored = "H4sIAAAAAAAEAwEKAPX/cGxhaW4gdGV4dLgPC0QKAAAA"
    /// A million zeros in a thousand bytes.
    private static let bomb =
        "H4sIAAAAAAACA+3BAQEAAACCIP+vbkhAAQ" + String(repeating: "A", count: 1290) + "rwaey3kSQEIPAA=="

    private static func bytes(_ text: String) throws -> [UInt8] { try #require(Base64.decode(text.utf8)) }

    private static func flaw(_ bytes: [UInt8], maximumBytes: Int = 1_000) -> Gzip.Flaw? {
        do throws(Gzip.Flaw) {
            _ = try Gzip.decompress(bytes, maximumBytes: maximumBytes)
            return nil
        } catch {
            return error
        }
    }

    @Test func readsEveryKindOfBlock() throws {
        let part =
            #"{"schema":"/objects/pointset/1.2.0/pointset.schema.json","uuid":null,"name":"p","#
            + #""a":[1.25,2.50,3.75,4.125,5.0625,6.5,7.5,8.5]}"#
        for (text, expected) in [
            (Self.dynamic, part + part + part), (Self.fixed, "abcabcabcabc hello hello"), (Self.stored, "plain text"),
        ] {
            let output = try Gzip.decompress(try Self.bytes(text), maximumBytes: 1_000)
            #expect(String(decoding: output, as: UTF8.self) == expected)
        }
    }

    @Test func passesOverTheOptionalFieldsOfTheHeader() throws {
        let plain = try Self.bytes(Self.stored)
        // FTEXT, FEXTRA, FNAME and FCOMMENT at once.
        let header = [0x1F, 0x8B, 8, 0x1D] + plain[4..<10]
        let fields: [UInt8] = [2, 0, 9, 9] + Array("name\0comment\0".utf8)
        let output = try Gzip.decompress(header + fields + plain[10...], maximumBytes: 10)
        #expect(String(decoding: output, as: UTF8.self) == "plain text")
    }

    @Test func stopsAtTheLimit_L03() throws {
        let bomb = try Self.bytes(Self.bomb)
        #expect(bomb.count < 1_100)
        #expect(Self.flaw(bomb, maximumBytes: 999_999) == .tooLarge)
        #expect(try Gzip.decompress(bomb, maximumBytes: 1_000_000).count == 1_000_000)
        let stored = try Self.bytes(Self.stored)
        #expect(Self.flaw(stored, maximumBytes: 9) == .tooLarge)
    }

    @Test func refusesWhatIsCutOffOrGoesOn_L03() throws {
        for text in [Self.dynamic, Self.fixed, Self.stored] {
            let bytes = try Self.bytes(text)
            for count in 0..<bytes.count { #expect(Self.flaw(Array(bytes.prefix(count))) != nil, "\(count)") }
            #expect(Self.flaw(bytes + [0]) == .malformed)
            #expect(Self.flaw(bytes + bytes) == .malformed)
        }
    }

    @Test func refusesWhatWasChanged_L03() throws {
        let stored = try Self.bytes(Self.stored)
        for place in [15, stored.count - 8, stored.count - 1] {
            var bytes = stored
            bytes[place] ^= 1
            #expect(Self.flaw(bytes) == .malformed, "\(place)")
        }
        for place in 0..<3 {
            var bytes = stored
            bytes[place] ^= 1
            #expect(Self.flaw(bytes) == .malformed, "\(place)")
        }
    }

    /// Whatever is sent, there is an answer, and never more than the limit.
    @Test func survivesNoise_L03() throws {
        var generator = SplitMix64(seed: 11)
        let texts = try [Self.dynamic, Self.fixed, Self.stored].map(Self.bytes)
        for _ in 0..<3_000 {
            var bytes = texts.randomElement(using: &generator) ?? []
            for _ in 0..<3 {
                let place = Int.random(in: 10..<bytes.count, using: &generator)
                bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
            }
            if let output = try? Gzip.decompress(bytes, maximumBytes: 500) { #expect(output.count <= 500) }
        }
    }
}
