extension ArticleContent {
    private enum CodingKeys: String, CodingKey {
        case kind, kicker, headline, alternativeHeadline, standfirst, dateline, source, edNote, body, leadPicture,
            credits
        case translators, topics
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            kind: try values.decode(ArticleKind.self, forKey: .kind),
            kicker: try values.decodeIfPresent(String.self, forKey: .kicker),
            headline: try values.decode(String.self, forKey: .headline),
            alternativeHeadline: try values.decodeIfPresent(String.self, forKey: .alternativeHeadline),
            standfirst: try values.decodeIfPresent(String.self, forKey: .standfirst),
            dateline: try values.decodeIfPresent(String.self, forKey: .dateline),
            source: try values.decodeIfPresent(String.self, forKey: .source),
            edNote: try values.decodeIfPresent(String.self, forKey: .edNote),
            body: try values.decode(Body.self, forKey: .body),
            leadPicture: try values.decodeIfPresent(PictureID.self, forKey: .leadPicture),
            credits: try values.decode([ContributorID].self, forKey: .credits),
            // Revisions from before there were any have none, and those without are still written as they were.
            translators: try values.decodeIfPresent([ContributorID].self, forKey: .translators) ?? [],
            topics: try values.decode([TopicID].self, forKey: .topics)
        )
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(kind, forKey: .kind)
        try values.encodeIfPresent(kicker, forKey: .kicker)
        try values.encode(headline, forKey: .headline)
        try values.encodeIfPresent(alternativeHeadline, forKey: .alternativeHeadline)
        try values.encodeIfPresent(standfirst, forKey: .standfirst)
        try values.encodeIfPresent(dateline, forKey: .dateline)
        try values.encodeIfPresent(source, forKey: .source)
        try values.encodeIfPresent(edNote, forKey: .edNote)
        try values.encode(body, forKey: .body)
        try values.encodeIfPresent(leadPicture, forKey: .leadPicture)
        try values.encode(credits, forKey: .credits)
        if !translators.isEmpty { try values.encode(translators, forKey: .translators) }
        try values.encode(topics, forKey: .topics)
    }
}
