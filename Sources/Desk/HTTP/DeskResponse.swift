internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Newsroom

/// Answers of the desk: kept by nobody, loading nothing from elsewhere, shown in no frame of another site.
enum DeskResponse {
    private static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self'; connect-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self'
        """

    static let headers: HTTPFields = {
        var fields = HTTPFields()
        fields[.cacheControl] = "no-store"
        fields[.contentSecurityPolicy] = policy
        fields[.xContentTypeOptions] = "nosniff"
        for (name, value) in [
            ("referrer-policy", "same-origin"), ("cross-origin-opener-policy", "same-origin"),
            ("permissions-policy", "camera=(self),microphone=(),geolocation=(),payment=(),browsing-topics=()"),
        ] {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return fields
    }()

    static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        var fields = headers
        fields[.contentType] = "text/html; charset=utf-8"
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: html.text)))
    }

    /// A page of the readers' site, shown to the desk alone, also in a frame of the desk's.
    static func preview(_ page: String, policy: String) -> Response {
        var fields = headers
        fields[.contentSecurityPolicy] = policy.replacing("frame-ancestors 'none'", with: "frame-ancestors 'self'")
        fields[.contentType] = "text/html; charset=utf-8"
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
    }

    /// The same, shown to someone who is not of the newsroom: found by no search engine, kept by nobody, and no other
    /// site learns its address.
    static func sharedPreview(_ page: String, policy: String) -> Response {
        var fields = headers
        fields[.contentSecurityPolicy] = policy.replacing("style-src ", with: "style-src 'self' ")
        fields[.contentType] = "text/html; charset=utf-8"
        if let name = HTTPField.Name("referrer-policy") { fields[name] = "no-referrer" }
        if let name = HTTPField.Name("x-robots-tag") { fields[name] = "noindex, nofollow, noarchive" }
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
    }

    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json")
        throws -> Response
    {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var fields = headers
        fields[.contentType] = type
        return Response(
            status: status, headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(value)))
        )
    }

    /// To another page of the desk, by GET.
    static func see(_ url: DeskURL) -> Response {
        var fields = headers
        fields[.location] = url.path
        return Response(status: .seeOther, headers: fields)
    }

    /// The same, where a message says what was done.
    static func see(_ url: DeskURL, done: String) -> Response {
        var response = see(url)
        response.headers[.location] = url.path + "?done=" + done
        return response
    }

    /// The same, with the cookie of a session that was just opened.
    static func see(_ url: DeskURL, opening token: SessionToken) -> Response {
        var response = see(url)
        response.headers[.setCookie] = SessionCookie.setting(token)
        return response
    }
}
