internal import HTTPTypes

extension HTTPField {
    /// Names that swift-http-types does not list.
    private static func name(_ text: StaticString) -> Name { Name(text.description) ?? .accept }

    static let xForwardedFor = name("x-forwarded-for")
    static let forwarded = name("forwarded")
    static let secFetchSite = name("sec-fetch-site")
    static let formToken = name("x-csrf-token")
}
