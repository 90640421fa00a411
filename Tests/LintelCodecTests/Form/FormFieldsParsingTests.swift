import LintelCodec
import Testing

struct FormFieldsParsingTests {
    private func parse(_ text: String, limits: FormLimits = .standard) throws(FormError) -> [String] {
        try FormFields(parsing: text.utf8, limits: limits).fields.map { "\($0.name)|\($0.value)" }
    }

    @Test(arguments: [
        ("", []),
        ("&&&", []),
        ("a", ["a|"]),
        ("a=", ["a|"]),
        ("=b", ["|b"]),
        ("=", ["|"]),
        ("a=b=c", ["a|b=c"]),
        ("a=b&", ["a|b"]),
        ("&a=b&&c=d", ["a|b", "c|d"]),
        ("a+b=c+d", ["a b|c d"]),
        ("%61=%62", ["a|b"]),
        ("a%3Db=c%26d", ["a=b|c&d"]),
        ("a;b=c", ["a;b|c"]),
        ("a=%0D%0A%09", ["a|\r\n\t"]),
        ("n=\u{E9}&m=%C3%A9", ["n|é", "m|é"]),
        ("a=?x#y", ["a|?x#y"]),
    ])
    func readsFieldsInOrder(text: String, fields: [String]) throws {
        #expect(try self.parse(text) == fields)
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "%=a", "a=b&c=%4", "a=%%"])
    func refusesMalformedEncoding(text: String) {
        #expect(throws: FormError(code: .malformedEncoding)) { try self.parse(text) }
    }

    @Test(arguments: ["a=%FF", "%C3=a", "a=%C3", "a=%ED%A0%80", "a=%C0%80", "a=%F4%90%80%80"])
    func refusesEncodedBytesThatAreNotUTF8(text: String) {
        #expect(throws: FormError(code: .notUTF8)) { try self.parse(text) }
    }

    @Test func refusesRawBytesThatAreNotUTF8() {
        #expect(throws: FormError(code: .notUTF8)) { try FormFields(parsing: [0x61, 0x3D, 0xFF]) }
        #expect(throws: FormError(code: .notUTF8)) { try FormFields(parsing: [0xC3, 0x3D, 0x61]) }
    }

    @Test(arguments: ["a=%00", "a=b\u{0}", "%00=a", "a%0A=b", "a\t=b", "a=%1B", "a=\u{7F}", "a=%7F"])
    func refusesControlCharacters_B22(text: String) {
        #expect(throws: FormError(code: .controlCharacter)) { try self.parse(text) }
    }

    @Test func keepsBytesThatOnlyTheScopeRuleRefuses_B12() throws {
        let fields = try FormFields(parsing: "scope=caf%C3%A9+%22x%22+%5C".utf8)
        #expect(fields["scope"] == #"café "x" \"#)
    }

    @Test func keepsDoubleSpacesForTheScopeRule_B10() throws {
        #expect(try FormFields(parsing: "scope=+a++b%09".utf8)["scope"] == " a  b\t")
    }

    @Test func refusesTooManyBytes_A22() throws {
        let limits = FormLimits(maximumBytes: 8)
        #expect(try self.parse("abc=defg", limits: limits) == ["abc|defg"])
        #expect(throws: FormError(code: .tooLarge)) { try self.parse("abc=defgh", limits: limits) }
        let redirect = "redirect_uri=" + String(repeating: "a", count: 65_536)
        #expect(throws: FormError(code: .tooLarge)) { try self.parse(redirect) }
    }

    @Test func refusesTooManyFields_A22() throws {
        let names = (0..<64).map { "p\($0)=1" }
        #expect(try self.parse(names.joined(separator: "&")).count == 64)
        #expect(throws: FormError(code: .tooManyFields)) { try self.parse((names + ["q"]).joined(separator: "&")) }
        let many = (0..<10_000).map { "p\($0)" }.joined(separator: "&")
        #expect(throws: FormError(code: .tooManyFields)) { try self.parse(many) }
    }

    @Test func refusesALongName_A22() throws {
        let name = String(repeating: "n", count: 128)
        #expect(try self.parse(name) == ["\(name)|"])
        #expect(try self.parse(String(repeating: "%6E", count: 128)) == ["\(name)|"])
        #expect(throws: FormError(code: .nameTooLong)) { try self.parse(name + "n=1") }
        #expect(throws: FormError(code: .nameTooLong)) { try self.parse(String(repeating: "%6E", count: 129)) }
        let mebibyte = String(repeating: "n", count: 1_048_576)
        #expect(throws: FormError(code: .tooLarge)) { try self.parse(mebibyte) }
        #expect(throws: FormError(code: .nameTooLong)) {
            try self.parse(mebibyte, limits: FormLimits(maximumBytes: .max))
        }
    }

    @Test func refusesALongValue_A22() throws {
        let value = String(repeating: "v", count: 16_384)
        #expect(try self.parse("a=\(value)").count == 1)
        #expect(throws: FormError(code: .valueTooLong)) { try self.parse("a=\(value)v") }
    }

    @Test func survivesAbsurdLimits() throws {
        let none = FormLimits(maximumBytes: 0, maximumFields: 0, maximumNameBytes: 0, maximumValueBytes: 0)
        #expect(try self.parse("", limits: none) == [])
        let negative = FormLimits(maximumBytes: .min, maximumFields: -1, maximumNameBytes: -1, maximumValueBytes: -1)
        #expect(throws: FormError(code: .tooLarge)) { try self.parse("", limits: negative) }
        let endless = FormLimits(
            maximumBytes: .max,
            maximumFields: .max,
            maximumNameBytes: .max,
            maximumValueBytes: .max,
        )
        #expect(try self.parse("%61=%62", limits: endless) == ["a|b"])
    }

    @Test func readsCollectionsThatAreNotContiguous() throws {
        let fields = try FormFields(parsing: Array("b=a".utf8).reversed())
        #expect(fields.fields == [.init(name: "a", value: "b")])
    }

    @Test func roundTripsRandomFields() throws {
        var generator = SeededGenerator(seed: 3986)
        for _ in 0..<300 {
            let fields = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                FormFields.Field(
                    name: generator.text(upTo: 8).filter { $0 != "\n" && $0 != "\t" },
                    value: generator.text(upTo: 30),
                )
            }
            var query = ""
            for field in fields { FormEncoding.append(name: field.name, value: field.value, to: &query) }
            #expect(try FormFields(parsing: query.utf8).fields == fields)
            let form = fields.map { "\(FormEncoding.encode($0.name))=\(FormEncoding.encode($0.value))" }
            #expect(try FormFields(parsing: form.joined(separator: "&").utf8).fields == fields)
        }
    }
}
