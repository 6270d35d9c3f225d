/// Follows which elements are open while a page goes by, closely enough to bound their depth whatever is left unclosed.
///
/// Elements whose end tag HTML lets out (13.1.2.4) close one another here as they do there, so that a page of ten
/// thousand open paragraphs is flat, and one of ten thousand open divisions is not.
struct MarkupNesting {
    enum Decision { case kept, tooDeep }

    private struct Frame {
        let name: String
        /// How many phrasing elements were open when it began; so many are when it ends.
        let phrasing: Int
        /// The same for its open paragraph.
        var paragraph: Int?
        /// What was open of formatting when a table cell began; the cell's end closes the rest.
        let formatting: [Int]?
    }

    /// More than any page a person wrote has.
    private static let maximumFrames = 120
    /// Divisions and the like end earlier, so that what stands inside keeps its paragraphs and lists.
    private static let maximumDivisions = 80
    private static let maximumPhrasing = 48
    private static let maximumFormatting = 10
    /// Far above what a page has that forgets to close its marks; without a bound ten of them in a page of a million
    /// paragraphs are ten million elements.
    private static let maximumReopened = 20_000

    private var frames = [Frame(name: "", phrasing: 0, paragraph: nil, formatting: nil)]
    private var phrasing = 0
    private var formatting = [Int](repeating: 0, count: MarkupNames.formatting.count)
    /// How often the parser has had to open marks again in a new block because nothing closed them.
    private var reopened = 0
    /// Start tags that were left out; as many end tags will be.
    private var refused: [String: Int] = [:]

    /// The marks to end before a start tag, once too many blocks have had them opened again.
    mutating func marksEnding(before name: String) -> [String] {
        guard name == "p" || MarkupNames.structural.contains(name) else { return [] }
        let count = formatting.reduce(0, +)
        reopened += count
        guard count > 0, reopened > Self.maximumReopened else { return [] }
        let ended = zip(MarkupNames.formatting, formatting).flatMap { Array(repeating: $0, count: $1) }
        formatting = formatting.map { _ in 0 }
        return ended
    }

    mutating func open(_ name: String) -> Decision {
        if MarkupNames.void.contains(name) {
            if name == "hr" { endParagraph() }
            return .kept
        }
        if name == "p" {
            endParagraph()
            frames[frames.count - 1].paragraph = phrasing
            return .kept
        }
        if let place = MarkupNames.formatting.firstIndex(of: name) {
            // A link in a link closes the first.
            if name == "a", formatting[place] > 0 { return .kept }
            guard formatting.reduce(0, +) < Self.maximumFormatting else { return refuse(name) }
            formatting[place] += 1
            return .kept
        }
        guard MarkupNames.structural.contains(name) else {
            guard phrasing < Self.maximumPhrasing else { return refuse(name) }
            phrasing += 1
            return .kept
        }
        endParagraph()
        closeImplied(by: name)
        let maximum = MarkupNames.divisions.contains(name) ? Self.maximumDivisions : Self.maximumFrames
        guard frames.count < maximum else { return refuse(name) }
        frames.append(
            Frame(
                name: name, phrasing: phrasing, paragraph: nil,
                formatting: name == "td" || name == "th" ? formatting : nil
            )
        )
        return .kept
    }

    /// - Returns: The names to end, the innermost first; none where the end tag means nothing.
    mutating func close(_ name: String) -> [String] {
        if MarkupNames.void.contains(name) || MarkupNames.once.contains(name) || MarkupNames.unwrapped.contains(name) {
            return []
        }
        if let count = refused[name], count > 0 {
            refused[name] = count - 1
            return []
        }
        if name == "p" {
            guard frames.last?.paragraph != nil else { return [] }
            reopened += formatting.reduce(0, +)
            endParagraph()
            return [name]
        }
        if let place = MarkupNames.formatting.firstIndex(of: name) {
            guard formatting[place] > 0 else { return [] }
            formatting[place] -= 1
            return [name]
        }
        guard MarkupNames.structural.contains(name) else {
            guard phrasing > 0 else { return [] }
            phrasing -= 1
            return [name]
        }
        // An end tag inside a table does not reach what is open around it.
        let isTablePart = MarkupNames.tableParts.contains(name)
        for place in frames.indices.dropFirst().reversed() {
            if frames[place].name == name {
                // What is still open inside is ended too: the parser would leave some of it open.
                let ended = frames[place...].reversed().map(\.name)
                reopened += formatting.reduce(0, +)
                pop(to: place)
                return ended
            }
            if frames[place].name == "table", isTablePart { return [] }
            if !isTablePart, frames[place].name == "td" || frames[place].name == "th" { return [] }
        }
        return []
    }

    private mutating func refuse(_ name: String) -> Decision {
        refused[name, default: 0] += 1
        return .tooDeep
    }

    private mutating func endParagraph() {
        guard let open = frames[frames.count - 1].paragraph else { return }
        phrasing = min(phrasing, open)
        frames[frames.count - 1].paragraph = nil
    }

    private mutating func pop(to place: Int) {
        phrasing = min(phrasing, frames[place].phrasing)
        if let before = frames[place].formatting { formatting = before }
        frames.removeLast(frames.count - place)
    }

    /// A list item ends the one before it, a cell the cell, a row the row.
    private mutating func closeImplied(by name: String) {
        let ended: Set<String>
        switch name {
        case "li": ended = ["li"]
        case "dd", "dt": ended = ["dd", "dt"]
        case "td", "th": ended = ["td", "th"]
        case "tr": ended = ["tr"]
        case "tbody", "thead", "tfoot": ended = ["tbody", "thead", "tfoot"]
        default: return
        }
        let inTable = MarkupNames.tableParts.contains(name)
        for place in frames.indices.dropFirst().reversed() {
            let open = frames[place].name
            if ended.contains(open) {
                pop(to: place)
                return
            }
            if inTable ? open == "table" : open != "div" && open != "address" { return }
        }
        // A part of a table outside any table is nothing to the parser.
    }
}
