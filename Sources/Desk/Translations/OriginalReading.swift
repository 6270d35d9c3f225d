internal import News
internal import Newsroom
internal import Store

/// The article that a translation is made from, as the translator sees it: what readers have of it now, and what it said
/// when the translation last followed it.
struct OriginalReading: Sendable {
    let article: DeskArticle
    let edition: Edition
    let translation: Translation
    /// What readers have, or the newest where they have nothing.
    let now: Revision
    let comparison: RevisionComparison
    /// Those that the original shows.
    let pictures: [PictureID: Picture]

    /// - Returns: `nil` where the article translates none, or one that `actor` may not read.
    init?(
        of article: DeskArticle, _ publication: Publication, actor: Actor, _ store: any ReadTransaction
    ) throws {
        guard let translation = try store.translation(of: article.id),
            let original = try store.deskArticle(translation.original),
            let edition = publication.edition(original.edition)
        else { return nil }
        let standing = ArticleStanding(
            sectionPath: publication.sections.selfAndAncestors(of: original.section), authors: original.authors,
            state: original.state
        )
        guard actor.allows(.read, on: standing) else { return nil }
        guard let now = try store.revisionInUse(of: original) else { return nil }
        let then: Revision? =
            translation.originalRevision == now.number
            ? now : try store.revision(translation.originalRevision, of: original.id)
        self.article = original
        self.edition = edition
        self.translation = translation
        self.now = now
        comparison = RevisionComparison(from: (then ?? now).content, to: now.content)
        pictures = try store.pictures(Set(now.content.shownPictures), in: edition.id)
    }

    /// How many places say something else: headline, standfirst, the other lines and blocks of the body.
    var changes: Int {
        comparison.changedBlocks.count + comparison.lines.count + (comparison.headline.isEmpty ? 0 : 1)
            + (comparison.standfirst.isEmpty ? 0 : 1)
    }
}
