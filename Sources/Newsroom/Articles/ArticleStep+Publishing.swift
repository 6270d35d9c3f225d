internal import News
internal import Store

extension ArticleStep {
    /// Puts the newest revision before readers: checks, row, lists, archive, event, receipt.
    /// - Parameters:
    ///   - isMinor: Whether an update leaves "modified" as it is.
    ///   - correction: A public note that goes out with it.
    func goLive(isMinor: Bool = false, correction: Correction? = nil) throws -> PublishOutcome {
        let findings = try requirePublishable()
        if decision.requirements.contains(.embargoPassed) { try requireEmbargoPassed(by: now) }
        try requireNewText()
        let isUpdate = article.state == .published
        let old = try published()
        let open = article.openDraft
        let content = open.content
        let names = try transaction.contributorNames(content.credits, in: edition.id)
        let rules = LanguageRules.of(edition.language)
        let publishedAt = isUpdate ? article.publishedAt ?? now : now
        var update = self.update
        update.section = open.section
        update.slug = open.slug ?? (article.wasPublished ? article.slug : edition.slug(content.headline))
        update.revision = article.draft.number
        update.firstPublishedAt = article.firstPublishedAt ?? now
        update.publishedAt = publishedAt
        if article.wasPublished, !isMinor { update.modifiedAt = now }
        update.scheduledFor = nil
        update.withdrawalNote = nil
        // It is seen to; what readers need not be told of changes nothing in that.
        if !isMinor { update.assignee = nil }
        update.summary = ArticleUpdate.Summary(
            old: old ?? content, new: content, byline: names.isEmpty ? nil : rules.joined(names)
        )
        try save(update)
        try transaction.relist(
            article.id,
            from: old.flatMap { isUpdate ? place(of: $0, in: article.section, at: article.publishedAt) : nil },
            to: place(of: content, in: open.section, at: publishedAt), at: now
        )
        try transaction.moveMedia(from: old, to: content, in: .readers, of: article.id)
        if let correction { try transaction.insertCorrection(correction, of: article.id) }
        var keys = try keys(of: content, in: open.section)
        if let old { keys.formUnion(try self.keys(of: old, in: article.section)) }
        keys.insert(month(of: edition.id, at: publishedAt))
        keys.formUnion(try transaction.relate(article.id).map { .article($0) })
        let event = try announce(decision.event ?? .articleRevised, keys, revision: article.draft.number)
        return PublishOutcome(
            article: article.id, revision: article.draft.number, publishedAt: publishedAt, warnings: findings,
            sequence: event.sequence
        )
    }

    /// Takes the article from every list; the verb has put the reason into `update`.
    func withdraw(_ update: ArticleUpdate, _ content: ArticleContent) throws {
        try save(update)
        let similar = try transaction.unrelate(article.id)
        if article.state == .published {
            try transaction.relist(
                article.id, from: place(of: content, in: article.section, at: article.publishedAt), to: nil, at: now
            )
        }
        if let event = decision.event {
            var keys = try keys(of: content, in: article.section).union(similar.map { .article($0) })
            if let time = article.publishedAt { keys.insert(month(of: edition.id, at: time)) }
            _ = try announce(event, keys, revision: article.revision)
        }
    }

    /// The content that readers get or got; `nil` when they never did.
    func published() throws -> ArticleContent? {
        guard article.wasPublished else { return nil }
        guard let revision = try transaction.revisionInUse(of: article) else {
            throw NewsError(.fault, "Revision \(article.revision) of article \(article.id.rawValue) is missing.")
        }
        return revision.content
    }

    /// - Returns: What the checks warn of.
    /// - Throws: `PublishingRefusal` when something blocks.
    func requirePublishable(dueAt: Instant? = nil) throws -> [PublishingFinding] {
        let findings = try transaction.findings(
            of: article, in: publication, edition, newsroom, dueAt: dueAt, now: now
        )
        guard !findings.contains(where: { $0.severity == .block }) else {
            throw PublishingRefusal(findings: findings)
        }
        return findings
    }

    /// - Throws: `NewsError(.conflict)` when the decision asks for a text that readers do not have, and there is none.
    func requireNewText() throws {
        guard !decision.requirements.contains(.newText) || article.hasNewText else {
            throw NewsError(.conflict, "Readers have this text already.", field: "revision")
        }
    }

    /// - Throws: `NewsError(.conflict)` when the embargo holds at `time`.
    func requireEmbargoPassed(by time: Instant) throws {
        guard let embargo = article.embargoedUntil, embargo > time else { return }
        throw NewsError(
            .conflict, "The article is under embargo until \(embargo, in: newsroom.zone).", field: "embargoedUntil",
            help: "Schedule it for then, or lift the embargo."
        )
    }

    private func place(of content: ArticleContent, in section: SectionID, at publishedAt: Instant?) -> ListPlace? {
        publishedAt.map { time in
            ListPlace(
                edition: edition.id, publishedAt: time, day: newsroom.zone.civil(at: time).date,
                sectionPath: publication.sections.selfAndAncestors(of: section), content: content
            )
        }
    }

    /// What every page that shows the article depends on: its own, its lists', its translations'.
    func keys(of content: ArticleContent, in section: SectionID) throws -> Set<PageDependency> {
        var keys: Set<PageDependency> = [.article(article.id), .latest(edition.id)]
        keys.formUnion(publication.sections.selfAndAncestors(of: section).map { .section($0) })
        keys.formUnion((content.credits + content.translators).map { .author($0) })
        keys.formUnion(content.topics.map { .topic($0) })
        keys.formUnion(try transaction.publishedTranslations(of: article.id).map { .article($0) })
        // The sitemaps of translations name this article, too.
        keys.formUnion(
            try transaction.monthsOfTranslations(of: article.id).map { month(of: $0.edition, at: $0.publishedAt) }
        )
        return keys
    }

    private func month(of edition: EditionID, at time: Instant) -> PageDependency {
        .month(edition, newsroom.zone.civil(at: time).date.monthNumber)
    }
}
