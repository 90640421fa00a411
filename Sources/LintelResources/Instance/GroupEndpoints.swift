import Hummingbird
import LintelCodec

/// Groups of people, of which there are none here: lists are empty, and no id is a group's.
struct GroupEndpoints: Sendable {
    /// The organisation's groups.
    func list(_ call: EvoCall) throws -> Response {
        try call.requirePreview()
        return CallAnswer.json { json in
            json.object { json in
                json.key("groups")
                json.beginArray()
                json.endArray()
            }
        }
    }

    /// The groups of the directory.
    func directory(_ call: EvoCall) throws -> Response {
        try call.requirePreview()
        return CallAnswer.json { json in
            json.beginArray()
            json.endArray()
        }
    }

    /// Whatever is asked of one group.
    func one(_ call: EvoCall) throws -> Response {
        try call.requirePreview()
        throw EvoRefusal.missing("There is no group with this id.")
    }
}
