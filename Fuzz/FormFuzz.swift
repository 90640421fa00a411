// Reads the input as an application/x-www-form-urlencoded body.
//
// Holds: what is accepted stays inside the limits, and survives encoding and reading again.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    let limits = FormLimits(maximumBytes: 2048, maximumFields: 6, maximumNameBytes: 24, maximumValueBytes: 96)
    guard let form = try? FormFields(parsing: input, limits: limits) else { return 0 }
    precondition(form.fields.count <= limits.maximumFields, "too many fields were accepted")
    for field in form.fields {
        precondition(field.name.utf8.count <= limits.maximumNameBytes, "a long name was accepted")
        precondition(field.value.utf8.count <= limits.maximumValueBytes, "a long value was accepted")
        precondition(!field.value.utf8.contains(0), "NUL was accepted")
        precondition(form.has(field.name) && !form.all(field.name).isEmpty, "a field cannot be found")
    }
    let encoded = form.fields.map { "\(FormEncoding.encode($0.name))=\(FormEncoding.encode($0.value))" }
    let again = try? FormFields(parsing: encoded.joined(separator: "&").utf8)
    precondition(again?.fields == form.fields, "the fields changed on the way")
    return 0
}
