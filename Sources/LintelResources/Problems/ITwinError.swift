import LintelCodec

/// The error body of the iTwin platform APIs (contract §4.1); clients parse one on every answer that is not 204.
package struct ITwinError: Sendable, Hashable {
    package var code: String
    package var message: String
    /// What is at fault, such as `iTwinId`.
    package var target: String?
    package var details: [Detail] = []

    /// One of several faults.
    package struct Detail: Sendable, Hashable {
        /// Such as `MissingRequiredProperty`.
        package var code: String
        package var message: String
        /// Such as `members[0].email`.
        package var target: String?

        package init(code: String, message: String, target: String? = nil) {
            self.code = code
            self.message = message
            self.target = target
        }
    }

    package init(code: String, message: String, target: String? = nil, details: [Detail] = []) {
        self.code = code
        self.message = message
        self.target = target
        self.details = details
    }

    /// The body as JSON.
    ///
    /// - Parameter explanation: The address where people read why a call was refused.
    package func json(explanation: String? = nil) -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 256)
        json.object { json in
            json.key("error")
            json.object { json in
                json.member("code", self.code)
                json.member("message", self.message)
                if let target { json.member("target", target) }
                if !self.details.isEmpty {
                    json.member("details", objects: self.details) { detail, json in
                        json.member("code", detail.code)
                        json.member("message", detail.message)
                        if let target = detail.target { json.member("target", target) }
                    }
                }
                if let explanation { json.member("accessCheck", explanation) }
            }
        }
        return json.bytes
    }
}
