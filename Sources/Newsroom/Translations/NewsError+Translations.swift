internal import News

extension NewsError {
    static var noTranslation: NewsError {
        NewsError(.conflict, "The article is no translation.", field: "original")
    }

    /// Someone looked at a revision of the original that is not the one in use any more.
    static var originalChanged: NewsError {
        NewsError(
            .conflict, "The original changed again meanwhile.", field: "original",
            help: "Look at what changed and repeat."
        )
    }
}
