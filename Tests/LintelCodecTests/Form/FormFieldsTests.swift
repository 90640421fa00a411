import LintelCodec
import Testing

struct FormFieldsTests {
    private let fields = FormFields(fields: [
        .init(name: "scope", value: "openid"),
        .init(name: "state", value: ""),
        .init(name: "resource", value: "a"),
        .init(name: "resource", value: ""),
        .init(name: "scope", value: "email"),
    ])

    @Test func givesTheFirstValue() {
        #expect(self.fields["scope"] == "openid")
        #expect(self.fields["absent"] == nil)
    }

    @Test func treatsAnEmptyValueAsOmitted_B30() {
        #expect(self.fields["state"] == nil)
        #expect(self.fields.has("state"))
        #expect(!self.fields.has("absent"))
    }

    @Test func givesAllValuesOfARepeatedName() {
        #expect(self.fields.all("resource") == ["a", ""])
        #expect(self.fields.all("absent") == [])
    }

    @Test func namesTheFirstRepeatedName_A20_A21_D03() {
        #expect(self.fields.repeatedName == "resource")
        #expect(FormFields(fields: []).repeatedName == nil)
        #expect(FormFields(fields: [.init(name: "a", value: ""), .init(name: "b", value: "")]).repeatedName == nil)
    }

    @Test func comparesNamesByTheirBytes() {
        let fields = FormFields(fields: [.init(name: "\u{212A}", value: "kelvin"), .init(name: "K", value: "k")])
        #expect(fields["K"] == "k")
        #expect(fields.all("K") == ["k"])
        #expect(fields.repeatedName == nil)
        #expect(!FormFields(fields: [.init(name: "\u{212A}", value: "")]).has("K"))
    }

    @Test func comparesNamesWithRegardToCase() {
        #expect(FormFields(fields: [.init(name: "Scope", value: "x")])["scope"] == nil)
    }
}
