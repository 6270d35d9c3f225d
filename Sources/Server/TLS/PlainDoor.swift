internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Sends those who ask without TLS to the same address with it, and shows to those who give out certificates what they ask
/// for (RFC 8555, 8.3).
struct PlainDoor: HTTPResponder {
    typealias Context = BasicRequestContext

    private static let challenges = "/.well-known/acme-challenge/"

    /// The site's address, never what the request says of it.
    let site: String
    /// The folder whose `.well-known/acme-challenge` holds what certificates are given out for.
    let challenges: String

    func respond(to request: Request, context: Context) async throws -> Response {
        guard request.method == .get || request.method == .head else {
            // What was meant to go out under TLS has gone out without; it is not asked for again.
            return Response(status: .forbidden)
        }
        let target = request.uri.string
        if target.hasPrefix(Self.challenges) { return challenge(String(target.dropFirst(Self.challenges.count))) }
        guard target.hasPrefix("/"), !target.hasPrefix("//"), target.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            return Response(status: .badRequest)
        }
        return Response(
            status: .permanentRedirect, headers: [.location: site + target, .cacheControl: "max-age=3600"]
        )
    }

    /// Its name is base64url (RFC 8555, 8.3), and so names nothing in another folder.
    private func challenge(_ name: String) -> Response {
        let isName =
            (1...256).contains(name.utf8.count)
            && name.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
                    || $0 == 0x5F
            }
        guard isName, let data = FileManager.default.contents(atPath: challenges + Self.challenges + name),
            data.count <= 4096
        else { return Response(status: .notFound) }
        return Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data))
        )
    }
}
