public import Newsroom

/// Everything an operator can set, read once at start. Environment variables win over the file; a key `server.port` is
/// `MANCHETTE_SERVER_PORT`.
///
/// | key | type | default |
/// | --- | --- | --- |
/// | `publication.name` | text | as the desk has it; the first start needs one |
/// | `publication.url` | http(s) address | as the desk has it; the first start needs one |
/// | `publication.timezone` | IANA zone | as the desk has it, else `Africa/Casablanca` |
/// | `editions[].language` | BCP 47 tag | as the desk has them; the first start makes one in French |
/// | `editions[].path` | one piece of a path | empty for the first, the language for others |
/// | `editions[].name` | text | as the desk has it, else the publication's name |
/// | `editions[].tagline` | text | as the desk has it |
/// | `editions[].slugs` | `own` or `latin` | `own` |
/// | `editions[].hijri` | -2 to 2 days | none; no Hijri date is shown |
/// | `follow.NETWORK` | https address | as the desk has them |
/// | `server.host` | address to listen on | `127.0.0.1` |
/// | `server.port` | 0 to 65535 | `8080` |
/// | `server.proxies` | networks of trusted proxies | none |
/// | `server.forwarding` | `x-forwarded-for` or `forwarded` | `x-forwarded-for` |
/// | `tls.certificate`, `tls.key` | paths of PEM files | none; a proxy speaks TLS |
/// | `tls.redirect` | 0 to 65535 | none; nobody listens without TLS |
/// | `server.log` | `trace` to `critical` | `info` |
/// | `store.database` | path from the folder | `newsroom.sqlite` |
/// | `cache.megabytes` | 1 to 65536 | `8` |
/// | `pictures.shareimages` | `true` or `false` | `true` |
/// | `mail.host` | name of a server | none; nothing goes out by mail |
/// | `mail.port` | 1 to 65535 | 465, 587 or 25 by `mail.tls` |
/// | `mail.tls` | `implicit`, `starttls` or `none` | `implicit` |
/// | `mail.user` | text | none |
/// | `mail.password`, `mail.passwordfile` | text, path | none |
/// | `mail.sender` | `Name <address>` | required with `mail.host` |
/// | `mail.ca` | path of a PEM file | the system's |
/// | `translation.command` or `.address`, `.token`, `.tokenfile`, `.seconds` | a machine that proposes translations | none |
/// | `indexnow.key`, `indexnow.address` | 8 to 128 letters and digits; address | none; the search engines' common one |
/// | `websub.hub` | address of a hub | none |
/// | `receivers.networks` | private networks that may be told | none |
/// | `zoneinfo` | folder of TZif files | the system's |
public struct ServerConfiguration: Sendable {
    public var publication: PublicationSettings
    public var host: String
    public var port: Int
    /// Whose word about where requests come from is taken.
    public var proxies: TrustedProxies
    /// `nil` where a proxy speaks TLS, or nobody does.
    public var tls: TLSSettings?
    public var logLevel: String
    /// Path of the SQLite file, relative to the publication's folder or absolute.
    public var database: String
    /// Bytes that kept pages may take.
    public var cacheBytes: Int
    /// Whether each article has a picture with its headline by which others show it.
    public var shareImages: Bool
    /// `nil` where nothing goes out by mail.
    public var mail: MailSettings?
    /// `nil` where no machine helps translators.
    public var translation: TranslationSettings?
    /// Who outside is told of what happens.
    public var receivers: ReceiverSettings
    /// Where the time zone files are; `nil` for the system's own places.
    public var zoneDirectory: String?
    /// Sentences about keys that mean nothing.
    public var warnings: [String]
}
