internal import Foundation
internal import News

/// How a search stands in the query of an address, and how it is read back: what cannot be read is left out.
enum SearchCoding {
    static func query(_ request: SearchRequest) -> String {
        let pairs = pairs(request).map { "\($0.name)=\(PathCoding.encoded($0.value))" }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    /// Everything that the address says, as a form's hidden fields say it, too.
    static func pairs(_ request: SearchRequest) -> [(name: String, value: String)] {
        let all: [(String, String?)] = [
            ("q", request.text.isEmpty ? nil : request.text), ("section", request.section.map { String($0.rawValue) }),
            ("author", request.author.map { String($0.rawValue) }),
            ("topic", request.topic.map { String($0.rawValue) }), ("kind", request.kind?.rawValue),
            ("from", request.from?.iso), ("to", request.to?.iso),
            ("sort", request.order == .best ? nil : request.order.rawValue), ("after", request.after?.text),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }

    static func request(_ query: String) -> SearchRequest {
        var request = SearchRequest()
        for pair in query.split(separator: "&").prefix(32) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let value = text(parts[1]) else { continue }
            switch parts[0] {
            case "q": request.text = String(value.prefix(ReaderQuery.longestText))
            case "section": request.section = number(value).map { SectionID(rawValue: $0) }
            case "author": request.author = number(value).map { ContributorID(rawValue: $0) }
            case "topic": request.topic = number(value).map { TopicID(rawValue: $0) }
            case "kind": request.kind = ArticleKind(rawValue: value)
            case "from": request.from = CivilDate(iso: value)
            case "to": request.to = CivilDate(iso: value)
            case "sort": request.order = SearchRequest.Order(rawValue: value) ?? .best
            case "after": request.after = SearchKey(text: value)
            default: break
            }
        }
        return request
    }

    private static func number(_ text: String) -> Int64? {
        guard text.utf8.count <= 18, let number = Int64(text), number > 0 else { return nil }
        return number
    }

    /// As forms write it: a plus is a space (HTML, 4.10.21.8).
    private static func text(_ value: Substring) -> String? {
        guard value.utf8.count <= 4000 else { return nil }
        let decoded = value.replacing("+", with: " ").removingPercentEncoding
        return decoded.map { text in
            String(text.unicodeScalars.filter { $0.properties.generalCategory != .control }.map { Character($0) })
        }
    }
}
