internal import News
internal import Newsroom
internal import Pages

/// Readers' addresses as the pages write them, with the words of the theme that is in use now.
struct DeskAddresses: SiteAddresses {
    let words: @Sendable (LanguageTag) -> PathWords
    let spoken: @Sendable () -> [LanguageTag]

    var languages: [LanguageTag] { spoken() }

    func book(of publication: Publication) -> AddressBook {
        AddressBook(
            publication: publication,
            words: Dictionary(uniqueKeysWithValues: publication.editions.map { ($0.id, words($0.language)) })
        )
    }

    func path(of section: SectionID, in edition: EditionID, of publication: Publication) -> String? {
        publication.sections.slugs(to: section, in: edition).map { _ in
            book(of: publication).path(.section(edition, section, before: nil))
        }
    }

    func home(of edition: EditionID, of publication: Publication) -> String {
        book(of: publication).path(.home(edition))
    }

    func reservedPieces(in edition: EditionID, of publication: Publication) -> Set<String> {
        book(of: publication).reservedPieces(in: edition)
    }

    func normalized(_ path: String) -> String? { AddressBook.normalized(path) }

    func redirectKey(of address: String) -> String? { AddressBook.redirectKey(of: address) }

    func place(of path: String, in publication: Publication) -> SitePlace {
        let first = path.split(separator: "/").first.map { String($0).lowercased() }
        if let first, AddressBook.programPieces.contains(first) { return .page }
        return switch book(of: publication).parse(path: path, query: nil) {
        case nil: .nothing
        case .article(_, _, _, let id): .article(id)
        case .author(let edition, _, let id, _): .author(edition, id)
        case .topic(let edition, _, let id, _): .topic(edition, id)
        default: .page
        }
    }
}
