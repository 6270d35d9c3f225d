internal import Foundation
internal import News

/// An answer before it is sent, in the form that is kept of it.
struct Reply: Sendable, Codable, Hashable {
    struct Header: Sendable, Codable, Hashable {
        let name: String
        let value: String
    }

    var status: Int
    var headers: [Header]
    var body: String

    init(status: Int, headers: [Header] = [], body: String) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The answer that says `value`.
    init(_ value: some Encodable, status: Int, address: String) throws {
        self.init(status: status, body: value is Nothing ? "" : try Reply.json(value))
        headers = value is Nothing ? [] : [Header(name: "content-type", value: "application/json")]
        if let paged = value as? any Paged, let next = paged.next {
            headers.append(Header(name: "link", value: "<\(Reply.address(address, after: next))>; rel=\"next\""))
        }
        if let revised = value as? any Revised {
            headers.append(Header(name: "etag", value: "\"r\(revised.revision)\""))
        }
        if let located = value as? any Located { headers.append(Header(name: "location", value: located.location)) }
    }

    init(_ problem: Problem) throws {
        self.init(
            status: problem.status, headers: [Header(name: "content-type", value: "application/problem+json")],
            body: try Reply.json(problem)
        )
    }

    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// The address with another place to go on from.
    private static func address(_ address: String, after next: Cursor) -> String {
        let parts = address.split(separator: "?", maxSplits: 1)
        let kept = parts.dropFirst().first.map {
            $0.split(separator: "&").filter { !$0.hasPrefix("after=") }.map(String.init)
        }
        return API.root + String(parts[0]) + "?" + ((kept ?? []) + ["after=\(next.text)"]).joined(separator: "&")
    }
}

/// A page of a list.
protocol Paged {
    /// Where the list goes on; `nil` on its last page.
    var next: Cursor? { get }
}

/// Something with revisions; its entity tag names the newest.
protocol Revised {
    var revision: Int { get }
}

/// Something that was just made and has an address.
protocol Located {
    /// From the server's root.
    var location: String { get }
}

/// What an operation that everyone may use gives, with what it was made from.
struct PublicReply<Output: Encodable & Sendable>: Sendable {
    enum Policy: Sendable { case article, list }

    let output: Output
    let dependencies: [PageDependency]
    var lastModified: Instant?
    var policy: Policy = .list
}
