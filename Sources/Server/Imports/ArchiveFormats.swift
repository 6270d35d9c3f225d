internal import News
internal import Wire

extension ImportFiles.Format {
    /// What reads an archive of this format.
    /// - Throws: `NewsError` for a format that is no archive.
    var reader: any ArchiveReader {
        get throws {
            switch self {
            case .wordpress: WordPressArchive()
            case .ghost: GhostArchive()
            case .feed: FeedArchive()
            case .ninjs: NinjsArchive()
            case .newsml: NewsMLArchive()
            case .capture, .html, .archive:
                throw NewsError(.fault, "“\(rawValue)” is no format of archives.")
            }
        }
    }

    /// What stood behind a path of the old site for its feed.
    var feedEndings: [String] {
        switch self {
        case .wordpress: ["/feed", "/feed/atom"]
        case .ghost: ["/rss"]
        default: []
        }
    }

    /// The paths of the old site's own feeds.
    var feedPaths: [String] {
        switch self {
        case .wordpress: ["/feed", "/feed/rss2", "/feed/atom", "/rss", "/?feed=rss2", "/?feed=atom"]
        case .ghost: ["/rss"]
        default: []
        }
    }
}
