internal import Foundation
internal import News
internal import Newsroom
internal import Pages

/// What stands under an article's fields: its address, and how search engines and cards of those who share it show it.
struct ArticleExtrasView {
    let open: OpenArticle
    let words: DeskWords
    let addresses: AddressBook

    private var article: DeskArticle { open.article }
    private var content: ArticleContent { article.draft.content }
    private var rules: LanguageRules { LanguageRules.of(open.edition.language) }

    /// Under the field of the slug: the whole address, and what the headline proposes.
    func address(slug typed: String) -> HTML {
        let proposal = SlugProposal(open, headline: content.headline)
        let slug = Slug(rawValue: typed) ?? proposal.standing
        let address = ReaderAddress(open, section: article.openDraft.section, slug: slug, in: addresses)
        let after: HTML? =
            article.wasPublished ? "<span class=\"small\">\(words["slug_after"])</span>" : nil
        return """
            <div class="address" id="slug-note"><span class="small" id="slug-address" dir="ltr">\(address.text)</span>\(after)\
            <span class="slug-proposals" id="slug-proposals" data-address="\(DeskURL.articleAction(article.id, "address").path)"></span></div>
            """
    }

    /// The placeholder of the field.
    var proposedSlug: String { SlugProposal(open, headline: content.headline).standing.rawValue }

    /// As search engines and social networks will show it. The script keeps it up with what is typed.
    var teasers: HTML {
        let title = content.alternativeHeadline ?? content.headline
        let host = open.publication.url.split(separator: "/").dropFirst().first.map(String.init) ?? open.publication.url
        let section = open.publication.sections.path(to: article.openDraft.section)
            .compactMap { $0.names[open.edition.id]?.name }
        let crumbs = ([host] + section).joined(separator: " › ")
        let description = content.description(rules) ?? ""
        let image: HTML =
            content.leadPicture.flatMap { id in open.pictures.first { $0.id == id } }
            .map { picture -> HTML in
                let address = RenditionAddress(picture, crop: .landscape, width: Rendition.widths[1], format: .jpeg)
                return "<img src=\"\(address.path)\" alt=\"\" width=\"16\" height=\"9\">"
            } ?? "<span class=\"teaser-blank small\">\(words["teaser_no_picture"])</span>"
        let language = open.edition.language
        return """
            <section id="article-teasers" data-name="\(open.edition.name)"><h2>\(words["teasers"])</h2>
            <figure class="teaser"><figcaption class="small">\(words["teaser_search"])</figcaption>
            <div class="teaser-search" lang="\(language.rawValue)" dir="\(language.direction.rawValue)">\
            <p class="teaser-site">\(crumbs)</p><p class="teaser-title" data-teaser="search-title">\(title) – \(open.edition.name)</p>\
            <p class="teaser-text" data-teaser="search-text">\(rules.truncated(description, toCharacters: 158))</p></div></figure>
            <figure class="teaser"><figcaption class="small">\(words["teaser_share"])</figcaption>
            <div class="teaser-card" lang="\(language.rawValue)" dir="\(language.direction.rawValue)"><div class="teaser-picture" data-blank="\(words["teaser_no_picture"])">\(image)</div>\
            <p class="teaser-site">\(host)</p><p class="teaser-title" data-teaser="share-title">\(content.headline)</p>\
            <p class="teaser-text" data-teaser="share-text">\(rules.truncated(description, toCharacters: 200))</p></div></figure>
            </section>
            """
    }
}
