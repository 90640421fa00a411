// Reads the input as the body of a Put Block List request.
//
// Holds: an accepted list, written the way clients write it, is read as the same list.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    let limits = BlockListLimits(maximumBytes: 2_048, maximumIDs: 50)
    guard let list = try? BlockList(parsing: input, limits: limits) else { return 0 }
    precondition(input.count <= 2_048 && list.ids.count <= 50, "above the limits")
    for id in list.ids {
        precondition((1...limits.maximumIDBytes).contains(id.utf8.count), "an id of that length")
        precondition(id.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "an id that is not visible ASCII")
    }
    guard let again = try? BlockList(parsing: list.xml.utf8) else { preconditionFailure("not read again") }
    precondition(again == list, "another list")
    return 0
}
