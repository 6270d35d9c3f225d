internal import News

extension DeskWords {
    /// The words of both texts, what was taken out and what was put in marked; screen readers are told in words.
    func marked(_ comparison: WordComparison) -> HTML {
        HTML.joined(
            comparison.changes.map { change -> HTML in
                switch change.kind {
                case .kept: "\(change.text)"
                case .removed: "<del><span class=\"hide\">\(self["taken_out"]) </span>\(change.text)</del>"
                case .added: "<ins><span class=\"hide\">\(self["put_in"]) </span>\(change.text)</ins>"
                }
            }
        )
    }
}
