/// Keys of files that are kept for workspaces.
extension SettingKey {
    static let blobDirectory = Self(
        "blob.directory",
        .path,
        .derived("`data` + `/blobs`"),
        "Where the bytes of files lie. With several nodes a directory that all of them share.",
    )
    static let blobURL = Self(
        "blob.url",
        .url,
        .derived("`issuer`"),
        "The base of the addresses under which bytes are sent and fetched. The official Evo clients need https and port 443.",
    )
    static let blobMaximumBytes = Self(
        "blob.maximum_bytes",
        .number(1...1_125_899_906_842_624),
        .value("53687091200"),
        "The longest file, in bytes.",
    )
    static let blobOpenUploads = Self(
        "blob.open_uploads",
        .number(1...1_000_000),
        .value("10000"),
        "Uploads of one workspace that may be begun and not finished.",
    )
    static let blobGrace = Self(
        "blob.grace",
        .seconds(1...31_536_000),
        .value("86400"),
        "Bytes that nothing refers to any more are kept for so long.",
    )
}
