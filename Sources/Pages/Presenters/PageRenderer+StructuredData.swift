internal import News
internal import Wire

extension PageRenderer {
    /// The publisher, as every page names it (schema.org NewsMediaOrganization).
    private func publisher(_ edition: Edition) -> JSONValue {
        .object([
            ("@type", .text("NewsMediaOrganization")), ("@id", .text(publication.url + "/#publisher")),
            ("name", .text(publication.name)), ("url", .text(publication.url + "/")),
            (
                "logo",
                .object([
                    ("@type", .text("ImageObject")), ("url", .text(addresses.absolute(.touchIcon))),
                ])
            ),
            (
                "sameAs",
                publication.profiles.contains { !$0.isProvisional }
                    ? .list(publication.profiles.filter { !$0.isProvisional }.map { .text($0.target.rawValue) }) : nil
            ),
        ])
    }

    func websiteData(_ edition: Edition) -> JSONValue {
        .object([
            ("@context", .text("https://schema.org")),
            (
                "@graph",
                .list([
                    .object([
                        ("@type", .text("WebSite")), ("url", .text(addresses.absolute(.home(edition.id)))),
                        ("name", .text(edition.name)), ("inLanguage", .text(edition.language.rawValue)),
                        ("publisher", .object([("@id", .text(publication.url + "/#publisher"))])),
                        ("potentialAction", isForFiles ? nil : searchAction(edition)),
                    ]), publisher(edition),
                ])
            ),
        ])
    }

    private func searchAction(_ edition: Edition) -> JSONValue {
        let template = addresses.absolute(.search(edition.id, SearchRequest())) + "?q={q}"
        return .object([
            ("@type", .text("SearchAction")),
            // Its short form: the home page goes in one flight.
            ("target", .text(template)),
            ("query-input", .text("required name=q")),
        ])
    }

    /// A picture with who must be named with it, and its other frames.
    private func images(_ picture: Picture, _ edition: Edition) -> JSONValue {
        func address(_ crop: Crop) -> (url: String, width: Int) {
            let width = Rendition.widths.last { $0 <= picture.width && $0 <= 1280 } ?? Rendition.widths[0]
            return (
                addresses.absolute(.rendition(RenditionAddress(picture, crop: crop, width: width, format: .jpeg))),
                width
            )
        }
        let first = address(.landscape)
        let text = picture.texts[edition.id]
        return .list(
            [
                .object([
                    ("@type", .text("ImageObject")), ("url", .text(first.url)), ("width", .number(first.width)),
                    ("height", .number(first.width * 9 / 16)), ("caption", text?.caption.map { .text($0) }),
                    ("creditText", picture.creditLine.map { .text($0) }),
                ])
            ] + [Crop.standard, .square].map { .text(address($0).url) }
        )
    }

    /// Someone whom articles name, as their page tells of them.
    func authorData(_ author: NamedContributor, _ profile: AuthorProfile, _ edition: Edition) -> JSONValue {
        let url = addresses.absolute(.author(edition.id, author.name.slug, author.id, before: nil))
        let portrait = profile.picture.map { picture in
            addresses.absolute(
                .rendition(RenditionAddress(picture, crop: .square, width: Rendition.widths[0], format: .jpeg))
            )
        }
        let publisherLink = JSONValue.object([("@id", .text(publication.url + "/#publisher"))])
        let person = JSONValue.object([
            ("@type", .text(author.kind == .person ? "Person" : "Organization")), ("name", .text(author.name.name)),
            ("url", .text(url)), ("description", author.name.biography.map { .text($0) }),
            ("image", portrait.map { .text($0) }), ("worksFor", author.kind == .person ? publisherLink : nil),
            ("sameAs", profile.links.isEmpty ? nil : .list(profile.links.map { .text($0.rawValue) })),
        ])
        return .object([
            ("@context", .text("https://schema.org")),
            (
                "@graph",
                .list([
                    .object([
                        ("@type", .text("ProfilePage")), ("url", .text(url)), ("mainEntity", person),
                        ("inLanguage", .text(edition.language.rawValue)),
                    ]), publisher(edition),
                ])
            ),
        ])
    }

    /// A page that lists articles, and where it stands in the edition.
    func listData(_ head: Head, at address: SiteURL, _ edition: Edition) -> JSONValue {
        let home = addresses.absolute(.home(edition.id))
        let path =
            head.section.map { breadcrumbMembers(to: $0, edition, last: nil) }
            ?? breadcrumbs(
                [(edition.name, home)] + head.above.map { ($0, addresses.absolute($1)) } + [(head.title, nil)])
        return .object([
            ("@context", .text("https://schema.org")),
            (
                "@graph",
                .list([
                    .object([
                        ("@type", .text("CollectionPage")), ("url", .text(addresses.absolute(address))),
                        ("name", .text(head.title)), ("description", head.description.map { .text($0) }),
                        ("inLanguage", .text(edition.language.rawValue)),
                        (
                            "isPartOf",
                            .object([
                                ("@type", .text("WebSite")), ("name", .text(edition.name)), ("url", .text(home)),
                            ])
                        ),
                    ]), .object(path),
                ])
            ),
        ])
    }

    private func breadcrumbMembers(
        to section: SectionID, _ edition: Edition, last: String?
    ) -> [(String, JSONValue?)] {
        var names: [(String, String?)] = [(edition.name, addresses.absolute(.home(edition.id)))]
        for part in publication.sections.path(to: section) {
            guard let name = part.names[edition.id]?.name else { continue }
            names.append((name, addresses.absolute(.section(edition.id, part.id, before: nil))))
        }
        if let last { names.append((last, nil)) }
        return breadcrumbs(names)
    }

    /// - Parameter names: From the edition down; the page itself has no address.
    private func breadcrumbs(_ names: [(String, String?)]) -> [(String, JSONValue?)] {
        let items = names.enumerated().map { index, entry -> JSONValue in
            .object([
                ("@type", .text("ListItem")), ("position", .number(index + 1)), ("name", .text(entry.0)),
                ("item", entry.1.map { .text($0) }),
            ])
        }
        return [("@type", .text("BreadcrumbList")), ("itemListElement", .list(items))]
    }

    func articleData(
        _ reading: ArticleReading, edition: Edition, published: Instant, modified: Instant?, words: Int
    ) -> JSONValue {
        let article = reading.article
        let content = article.content
        let address = addresses.absolute(.article(edition.id, article.section, article.slug, article.id))
        // Without a picture it is shown by its headline, as where it is shared.
        let images: JSONValue? =
            content.leadPicture.flatMap { reading.pictures[$0] }.map { self.images($0, edition) }
            ?? (offer.shareImages
                ? .list([
                    .text(
                        addresses.absolute(
                            .shareImage(sharedImage(content, of: article.id, lead: nil, voice(edition)).address)))
                ]) : nil)
        func person(_ credit: NamedContributor) -> JSONValue {
            .object([
                ("@type", .text(credit.kind == .person ? "Person" : "Organization")), ("name", .text(credit.name.name)),
                (
                    "url",
                    .text(addresses.absolute(.author(edition.id, credit.name.slug, credit.id, before: nil)))
                ),
            ])
        }
        let authors = reading.credits.map(person)
        let publisherLink = JSONValue.object([("@id", .text(publication.url + "/#publisher"))])
        let members: [(String, JSONValue?)] = [
            ("@type", .text(Self.type(of: content.kind))), ("headline", .text(content.headline)),
            ("description", content.standfirst.map { .text($0) }), ("url", .text(address)),
            ("mainEntityOfPage", .text(address)), ("datePublished", .text(zone.iso8601(published))),
            ("dateModified", .text(zone.iso8601(modified ?? published))), ("image", images),
            // Without a byline it is the publication that speaks.
            ("author", authors.isEmpty ? .list([publisherLink]) : .list(authors)), ("publisher", publisherLink),
            ("translator", reading.translators.isEmpty ? nil : .list(reading.translators.map(person))),
            ("inLanguage", .text(edition.language.rawValue)),
            (
                "articleSection",
                (publication.sections[article.section]?.names[edition.id]?.name).map { .text($0) }
            ),
            (
                "keywords",
                reading.topics.isEmpty ? nil : .list(reading.topics.map { .text($0.name.name) })
            ),
            ("dateline", content.dateline.map { .text($0) }),
            ("wordCount", .number(words)),
            ("isAccessibleForFree", .flag(true)),
            (
                "correction",
                reading.corrections.isEmpty
                    ? nil
                    : .list(
                        reading.corrections.map {
                            .object([
                                ("@type", .text("CorrectionComment")), ("text", .text($0.text)),
                                ("datePublished", .text(zone.iso8601($0.publishedAt))),
                            ])
                        }
                    )
            ),
        ]
        return .object([
            ("@context", .text("https://schema.org")),
            (
                "@graph",
                .list([
                    .object(members), publisher(edition),
                    .object(breadcrumbMembers(to: article.section, edition, last: content.headline)),
                ])
            ),
        ])
    }

    private static func type(of kind: ArticleKind) -> String {
        switch kind {
        case .news, .brief, .interview, .gallery, .video, .live: "NewsArticle"
        case .analysis: "AnalysisNewsArticle"
        case .opinion: "OpinionNewsArticle"
        case .report: "ReportageNewsArticle"
        }
    }
}
