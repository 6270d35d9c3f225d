/// Something that is missing or wrong in an article that is to go out.
public struct PublishingFinding: Sendable, Hashable {
    public let check: PublishingCheck
    public let severity: PublishingPolicy.Severity
    /// The field of the editor it is about, e.g. `headline`.
    public let field: String
    /// The picture it is about.
    public let picture: PictureID?
    /// The linked article it is about.
    public let article: ArticleID?
    /// The path of our own site it is about.
    public let path: String?
    /// One plain sentence.
    public let message: String

    /// What `policy` finds in an article, in the order of the editor's fields; what it ignores is left out.
    public static func all(in facts: PublishingFacts, policy: PublishingPolicy) -> [PublishingFinding] {
        var findings: [PublishingFinding] = []
        func add(
            _ check: PublishingCheck, _ field: String, picture: PictureID? = nil, article: ArticleID? = nil,
            path: String? = nil, _ message: String
        ) {
            guard policy[check] != .ignore else { return }
            findings.append(
                PublishingFinding(
                    check: check, severity: policy[check], field: field, picture: picture, article: article,
                    path: path, message: message
                )
            )
        }
        let content = facts.content
        if content.headline.isBlank { add(.missingHeadline, "headline", "The article has no headline.") }
        let length = content.headline.count
        if length > policy.headlineLimit {
            add(
                .headlineTooLong, "headline",
                "The headline has \(length) characters, and search engines cut it at \(policy.headlineLimit)."
            )
        }
        // A brief is its headline; nobody expects more of it.
        if content.kind.isStory {
            if content.standfirst?.isBlank ?? true {
                add(.missingStandfirst, "standfirst", "The article has no standfirst.")
            }
            if content.credits.isEmpty { add(.missingAuthor, "credits", "The article names no author.") }
            if !content.body.hasSubstance { add(.emptyBody, "body", "The body is empty.") }
        }
        if facts.isTranslation, content.body.hasSubstance, content.body.blocksWithoutWords > 0 {
            add(.untranslated, "body", "Some blocks of the translation have no words yet.")
        }
        if !facts.sectionIsNamed { add(.missingSection, "section", "The edition does not show the article's section.") }
        for id in content.shownPictures {
            let picture = facts.pictures[id]
            if !content.describes(id, picture?.texts[facts.edition]) {
                add(.missingAltText, "pictures", picture: id, "A picture has no words for those who cannot see it.")
            }
            if picture?.creditLine?.isBlank ?? true {
                add(.missingPictureCredit, "pictures", picture: id, "A picture does not say whose work it is.")
            }
            if let day = facts.day, picture?.isExpired(on: day) ?? false {
                add(.expiredPictureRight, "pictures", picture: id, "The right to show a picture has ended.")
            }
        }
        for id in content.body.relatedArticles where !facts.reachableArticles.contains(id) {
            add(.brokenLink, "body", article: id, "The body links to an article that readers cannot reach.")
        }
        for path in facts.deadPaths {
            add(.brokenLink, "body", path: path, "The body links to an address of the site at which nothing stands.")
        }
        if facts.language.primary == "es" {
            let texts = [
                ("headline", [content.headline, content.alternativeHeadline ?? ""]),
                ("standfirst", [content.standfirst ?? ""]), ("body", content.body.textsInOwnLanguage),
            ]
            for (field, texts) in texts where texts.contains(where: SpanishMarks.lacksOpening) {
                add(.missingOpeningMark, field, "A question or an exclamation has no ¿ or ¡ before it.")
            }
        }
        if let due = facts.dueAt, due <= facts.now {
            add(.dueTimePast, "scheduledFor", "The time to publish at has passed.")
        }
        return findings
    }
}

extension ArticleContent {
    /// The lead picture and those of the body, each once.
    public var shownPictures: [PictureID] {
        let inBody = body.pictures
        guard let leadPicture, !inBody.contains(leadPicture) else { return inBody }
        return [leadPicture] + inBody
    }

    /// Whether every place that shows a picture has words for those who cannot see it: its own there or the picture's.
    fileprivate func describes(_ id: PictureID, _ text: Picture.Text?) -> Bool {
        if let text, !text.altText.isBlank { return true }
        if leadPicture == id { return false }
        var isDescribed = true
        for block in body.blocks {
            block.forEachPictureBlock { picture in
                if picture.picture == id, picture.altText?.isBlank ?? true { isDescribed = false }
            }
        }
        return isDescribed
    }
}

extension Body {
    /// Each text that is in the article's language.
    fileprivate var textsInOwnLanguage: [String] {
        var texts: [String] = []
        for block in blocks {
            _ = block.replacingTexts {
                texts.append($0.plainText)
                return $0
            }
        }
        return texts
    }

    /// Whether it holds a word, a picture or an embed.
    fileprivate var hasSubstance: Bool {
        !plainText.isBlank || !pictures.isEmpty
            || blocks.contains { if case .embed = $0 { true } else { false } }
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
