internal import Foundation
internal import Hummingbird
internal import News

/// What the address of the list asks for: the address holds the whole filter, so that it can be kept and handed on.
/// What it does not understand is left out.
struct ArticleListQuery: Sendable, Hashable {
    /// Whose articles.
    enum Author: Sendable, Hashable {
        case contributor(ContributorID)
        /// A name, as someone typed it.
        case named(String)
    }

    /// Who is to see to them.
    enum Assignee: Sendable, Hashable {
        /// Whoever looks.
        case me
        case user(UserID)
    }

    var text = ""
    var state: ArticleState?
    var section: SectionID?
    var edition: EditionID?
    var author: Author?
    var assignee: Assignee?
    var topic: TopicID?
    var kind: ArticleKind?
    var isMine = false
    /// The first day, in the publication's zone.
    var from: CivilDate?
    /// The last day, which is included.
    var to: CivilDate?
    /// Newest first also where there are words to look for.
    var isByTime = false
    var before: DeskKey?

    init(_ parameters: some Sequence<(key: Substring, value: Substring)>) {
        for (key, value) in parameters {
            let value = String(value)
            let number = Int64(value)
            switch key {
            case "q": text = String(value.trimmingSpaces.prefix(200))
            case "state": state = ArticleState(rawValue: value)
            case "section": section = number.map { SectionID(rawValue: $0) }
            case "edition": edition = number.map { EditionID(rawValue: $0) }
            case "author":
                let id = value.first == "c" ? Int64(value.dropFirst()) : nil
                let name = String(value.trimmingSpaces.prefix(120))
                author = id.map { .contributor(ContributorID(rawValue: $0)) } ?? (name.isEmpty ? nil : .named(name))
            case "assignee": assignee = value == "me" ? .me : number.map { .user(UserID(rawValue: $0)) }
            case "topic": topic = number.map { TopicID(rawValue: $0) }
            case "kind": kind = ArticleKind(rawValue: value)
            case "mine": isMine = value == "1"
            case "from": from = CivilDate(iso: value)
            case "to": to = CivilDate(iso: value)
            case "sort": isByTime = value == "new"
            case "before": before = DeskKey(text: value)
            default: break
            }
        }
    }

    init(_ request: Request) { self.init(query: request.uri.query.map { String($0) } ?? "") }

    /// A filter as `query` wrote it.
    init(query: String) { self.init(Request.fields(ofQuery: query)) }

    /// The filter as it stands in an address; empty where it asks nothing. The place on the list is no part of it.
    var query: String {
        var parts: [(String, String)] = []
        if !text.isEmpty { parts.append(("q", text)) }
        if let state { parts.append(("state", state.rawValue)) }
        if let section { parts.append(("section", "\(section.rawValue)")) }
        if let edition { parts.append(("edition", "\(edition.rawValue)")) }
        switch author {
        case .contributor(let id)?: parts.append(("author", "c\(id.rawValue)"))
        case .named(let name)?: parts.append(("author", name))
        case nil: break
        }
        switch assignee {
        case .me?: parts.append(("assignee", "me"))
        case .user(let id)?: parts.append(("assignee", "\(id.rawValue)"))
        case nil: break
        }
        if let topic { parts.append(("topic", "\(topic.rawValue)")) }
        if let kind { parts.append(("kind", kind.rawValue)) }
        if isMine { parts.append(("mine", "1")) }
        if let from { parts.append(("from", from.iso)) }
        if let to { parts.append(("to", to.iso)) }
        if isByTime, !text.isEmpty { parts.append(("sort", "new")) }
        return parts.map { "\($0)=\(DeskURL.encoded($1))" }.joined(separator: "&")
    }

    /// The address of the list with something changed, from its beginning.
    func path(_ change: (inout ArticleListQuery) -> Void = { _ in }) -> String {
        var query = self
        query.before = nil
        change(&query)
        let text = [query.query, query.before.map { "before=\($0.text)" } ?? ""].filter { !$0.isEmpty }
            .joined(separator: "&")
        // Nothing to ask is the whole list, whatever the list opens with.
        return DeskURL.articles.path + "?" + (text.isEmpty ? "all=1" : text)
    }

    /// Whether anything beyond the state is asked.
    var asksMore: Bool {
        var query = self
        query.state = nil
        return !query.query.isEmpty
    }

    /// What the store is asked.
    /// - Parameter author: Whom the name stands for, where one was given.
    func filter(for user: User, _ publication: Publication, author: ContributorID?, zone: Zone) -> DeskFilter {
        var filter = DeskFilter(
            states: state.map { [$0] } ?? [],
            sections: Set(section.map { publication.sections.selfAndDescendants(of: $0) } ?? []), edition: edition,
            topic: topic, kind: kind, text: TextQuery(text), from: from.map { zone.startOfDay($0) },
            to: to.map { zone.startOfDay($0.advanced(days: 1)) }
        )
        switch assignee {
        case .me?: filter.assignee = user.id
        case .user(let id)?: filter.assignee = id
        case nil: break
        }
        if isMine {
            filter.author = .user(user.id)
        } else if let author {
            filter.author = .contributor(author)
        }
        if user.role == .contributor { filter.limit(to: user.id) }
        return filter
    }
}

extension DeskFilter {
    /// Leaves what a contributor may be shown in lists: what they write, or were given.
    fileprivate mutating func limit(to user: UserID) {
        if assignee == user { return }
        assignee = nil
        author = .user(user)
    }
}

extension Request {
    /// The fields of the part of an address after `?`.
    static func fields(ofQuery query: String) -> [(key: Substring, value: Substring)] {
        query.split(separator: "&").compactMap { field in
            let parts = field.split(separator: "=", maxSplits: 1)
            // Forms write a space as a plus.
            guard parts.count == 2, let value = parts[1].replacing("+", with: " ").removingPercentEncoding else {
                return nil
            }
            return (parts[0], value[...])
        }
    }
}
