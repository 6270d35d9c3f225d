internal import News
internal import Newsroom
internal import Pages
internal import Wire

extension OldAddresses {
    /// - Parameter words: The words of addresses by edition.
    init(words: [EditionID: PathWords]) {
        self.init(
            key: { AddressBook.redirectKey(of: $0) },
            address: { publication in
                let book = AddressBook(publication: publication, words: words)
                return { book.path(SiteURL($0)) }
            }
        )
    }
}

extension SiteURL {
    init(_ place: MovedPlace) {
        self =
            switch place {
            case .home(let edition): .home(edition)
            case .article(let edition, let section, let slug, let id): .article(edition, section, slug, id)
            case .section(let edition, let section): .section(edition, section, before: nil)
            case .topic(let edition, let slug, let id): .topic(edition, slug, id, before: nil)
            case .author(let edition, let slug, let id): .author(edition, slug, id, before: nil)
            case .month(let edition, let year, let month): .archiveMonth(edition, year: year, month: month)
            case .year(let edition, let year): .archiveYear(edition, year)
            case .feed(let place): Self.feed(of: place)
            }
    }

    private static func feed(of place: MovedPlace) -> SiteURL {
        switch place {
        case .section(let edition, let section): .feed(FeedAddress(edition, .section(section), .rss))
        case .topic(let edition, let slug, let id): .feed(FeedAddress(edition, .topic(slug, id), .rss))
        case .author(let edition, let slug, let id): .feed(FeedAddress(edition, .author(slug, id), .rss))
        case .home(let edition), .month(let edition, _, _), .year(let edition, _), .article(let edition, _, _, _):
            .feed(FeedAddress(edition, .latest, .rss))
        case .feed(let inner): feed(of: inner)
        }
    }
}

extension Body {
    /// The words that stand with the pictures of an archive, put where each is shown: one picture has other words in
    /// another article.
    func withWords(of pictures: [ImportedPicture]) -> Body {
        func said(_ block: PictureBlock) -> PictureBlock {
            guard pictures.indices.contains(Int(block.picture.rawValue)) else { return block }
            let picture = pictures[Int(block.picture.rawValue)]
            return PictureBlock(
                picture: block.picture, caption: block.caption ?? picture.caption, altText: block.altText ?? picture.alt
            )
        }
        return Body(
            blocks.map { block in
                switch block {
                case .image(let picture): .image(said(picture))
                case .gallery(let members): .gallery(members.map(said))
                default: block
                }
            }
        )
    }
}
