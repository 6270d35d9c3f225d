/// One entry of the page of corrections: what was put right, and where.
public struct CorrectedArticle: Sendable, Hashable {
    public let correction: Correction
    public let article: ArticleSummary

    public init(correction: Correction, article: ArticleSummary) {
        self.correction = correction
        self.article = article
    }
}
