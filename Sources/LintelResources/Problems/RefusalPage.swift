/// Where people read why a call was refused: the access check of the portal.
package struct RefusalPage: Sendable, Hashable {
    /// The absolute address of the page.
    package let address: String
    /// The page's parameter for the id of a call.
    private static let parameter = "correlation"

    package init(address: String) {
        self.address = address
    }

    /// The page as it tells of one call, or as it begins when the call has no id.
    ///
    /// - Parameter callID: See ``GuardedContext``; ids of calls hold nothing that an address encodes.
    package func address(of callID: String?) -> String {
        callID.map { "\(self.address)?\(Self.parameter)=\($0)" } ?? self.address
    }
}
