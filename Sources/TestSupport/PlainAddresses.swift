internal import Foundation
public import News
public import Newsroom

/// Addresses as the default theme's French and Arabic pages have them, without a theme.
public struct PlainAddresses: SiteAddresses {
    public init() {}

    public var languages: [LanguageTag] { [.arabic, .english, .french, .spanish, .tamazight] }

    public func path(of section: SectionID, in edition: EditionID, of publication: Publication) -> String? {
        publication.sections.slugs(to: section, in: edition).map { slugs in
            joined([publication.edition(edition)?.pathPrefix ?? ""] + slugs.map(\.rawValue))
        }
    }

    public func home(of edition: EditionID, of publication: Publication) -> String {
        joined([publication.edition(edition)?.pathPrefix ?? ""])
    }

    public func reservedPieces(in edition: EditionID, of publication: Publication) -> Set<String> {
        Set(publication.editions.map(\.pathPrefix)).union(["desk", "archives"])
    }

    public func normalized(_ path: String) -> String? {
        path.hasPrefix("/") ? path.removingPercentEncoding?.lowercased() : nil
    }

    public func redirectKey(of address: String) -> String? {
        let parts = address.split(separator: "?", maxSplits: 1)
        guard let path = parts.first.flatMap({ normalized(String($0)) }) else { return nil }
        guard parts.count == 2 else { return path }
        let named = parts[1].split(separator: "&").first { $0.hasPrefix("p=") || $0.hasPrefix("id=") }
        return named.map { "\(path)?\($0)" }
    }

    public func place(of path: String, in publication: Publication) -> SitePlace {
        let pieces = (normalized(path) ?? "").split(separator: "/").map { String($0) }
        guard let edition = publication.editions.first, let last = pieces.last else { return .page }
        if pieces[0] == "desk" || publication.sections.section(at: pieces, in: edition.id) != nil { return .page }
        let number = last.split(separator: "-").last.flatMap { Int64($0) }
        return number.map { .article(ArticleID(rawValue: $0)) } ?? .nothing
    }

    private func joined(_ pieces: [String]) -> String {
        let allowed = CharacterSet(charactersIn: "-").union(CharacterSet(charactersIn: "a"..."z"))
            .union(CharacterSet(charactersIn: "0"..."9"))
        return "/"
            + pieces.filter { !$0.isEmpty }.map { $0.addingPercentEncoding(withAllowedCharacters: allowed) ?? "" }
            .joined(separator: "/")
    }
}
