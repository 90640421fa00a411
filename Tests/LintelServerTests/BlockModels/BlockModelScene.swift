import HTTPTypes
import HummingbirdTesting
import LintelCodec
import LintelPlatform
import LintelTesting
import LintelTokens
import Testing

extension EvoScene {
    static let regular =
        #"{"model_type":"regular","n_blocks":{"nx":2,"ny":3,"nz":4},"block_size":{"x":1,"y":1,"z":1}}"#

    /// The body that makes a model.
    static func model(_ name: String = "A model", options: String = Self.regular, more: String = "") -> String {
        #"{"name":"\#(name)","model_origin":{"x":0,"y":0,"z":0},"block_rotation":[],"size_options":\#(options)\#(more)}"#
    }

    /// Makes a model, and returns its address.
    func addModel(_ name: String = "A model", options: String = Self.regular) async throws -> String {
        let made = try await self.call(.post, self.models, Self.model(name, options: options))
        #expect(made.status == .created, "\(made.text)")
        return "\(self.models)/\(try #require(made.json["bm_uuid"]?.stringValue))"
    }

    /// An address in an answer without scheme and host.
    func path(_ address: JSONValue?) throws -> String {
        let text = try #require(address?.stringValue)
        #expect(text.hasPrefix(TestServer.issuer), "\(text)")
        return String(text.dropFirst(TestServer.issuer.count))
    }

    /// Begins an update, and returns the address of its job.
    func begin(_ columns: String, on model: String) async throws -> (job: String, upload: JSONValue?) {
        let begun = try await self.call(.patch, "\(model)/blocks", #"{"columns":{\#(columns)}}"#)
        #expect(begun.status == .accepted, "\(begun.text)")
        return (try self.path(begun.json["job_url"]), begun.json["upload_url"])
    }
}
