/// One sentence in the three languages of the sample. What stands in braces is filled in alike in all of them, so an
/// article and its translations say the same.
///
/// `{p}` and `{q}`: places, `{n}`: 11 to 99, `{m}`: a multiple of a hundred, `{w}`: a person, `{o}`: an institution of the
/// beat.
struct Phrase: Sendable {
    let french: String
    let arabic: String
    let english: String

    init(_ french: String, _ arabic: String, _ english: String) {
        self.french = french
        self.arabic = arabic
        self.english = english
    }

    /// - Parameter language: 0 French, 1 Arabic, 2 English: the order of the sample's editions.
    func text(_ language: Int) -> String {
        switch language {
        case 0: french
        case 1: arabic
        default: english
        }
    }
}
