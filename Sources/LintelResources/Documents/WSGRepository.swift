import LintelCodec
import LintelPlatform
import LintelTokens

/// A data source as a repository.
enum WSGRepository {
    static func tag(_ access: DataSourceAccess) -> String { "\"\(access.source.createdAt.seconds)\"" }

    static func write(_ access: DataSourceAccess, to json: inout JSONWriter) {
        let repository = access.source.repository
        json.object { json in
            json.member("instanceId", repository.repositoryID)
            json.member("schemaName", "Repositories")
            json.member("className", "RepositoryIdentifier")
            json.member("eTag", Self.tag(access))
            json.key("properties")
            json.object { json in
                json.member("ECPluginID", "Bentley.PW")
                json.member("DisplayLabel", repository.name)
                json.member("Description", access.source.description)
                json.member("Location", repository.description)
            }
        }
    }
}
