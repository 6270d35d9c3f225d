/// Text that is being set: the source as it was written, and the output as it will be printed, both in UTF-8.
///
/// The runs of a sentence are set as one text, so that a mark after an emphasised word gets its space; the galley
/// remembers where one run ends and the next begins. A text in which nothing changes is given back as it came.
struct Galley {
    let source: [UInt8]
    private var output: [UInt8] = []
    /// How much of the source the output has taken in.
    private var taken = 0
    /// Where each run ends in the source, and, as far as it has been taken in, in the output.
    private let sourceEnds: [Int]
    private var outputEnds: [Int] = []
    private var isChanged = false
    /// The end of the word that was looked at last, and whether it is no prose.
    private var word = (end: 0, isLiteral: false)
    /// Quotation marks of the source that pair, by place.
    private var quotes: QuotePairs?
    private var guillemets = 0

    init(_ runs: [String]) {
        var source: [UInt8] = []
        source.reserveCapacity(runs.reduce(0) { $0 + $1.utf8.count })
        var ends: [Int] = []
        for run in runs {
            source.append(contentsOf: run.utf8)
            ends.append(source.count)
        }
        self.source = source
        sourceEnds = ends
    }

    /// The runs as they are set; `original` itself when nothing has changed.
    mutating func finish(otherwise original: [String]) -> [String] {
        guard isChanged else { return original }
        take(to: source.count)
        // Empty runs at the end are not passed by anything.
        while outputEnds.count < sourceEnds.count { outputEnds.append(output.count) }
        var start = 0
        return outputEnds.map { end in
            defer { start = end }
            return String(decoding: output[start..<end], as: UTF8.self)
        }
    }

    // MARK: What stands where

    /// The scalar of the source at a place; `nil` at the end.
    func scalar(at index: Int) -> Unicode.Scalar? {
        guard index < source.count else { return nil }
        return Galley.scalar(of: source, at: index)
    }

    /// Whether the bytes at a place of the source are these.
    func has(_ text: StaticString, at index: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index + count <= source.count else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(source[index..<index + count]) }
    }

    /// The byte before a place, as it will be printed.
    func byte(before index: Int) -> UInt8? { index > taken ? source[index - 1] : output.last }

    /// What the output ends with, spaces included; `nil` at the start.
    var last: Unicode.Scalar? { Galley.scalar(of: output, endingAt: output.count) }

    /// What the output ends with, spaces left aside; `nil` at the start of a line.
    var lastVisible: Unicode.Scalar? {
        let scalar = Galley.scalar(of: output, endingAt: endOfVisible)
        return scalar == "\n" ? nil : scalar
    }

    /// Whether the output ends with a space.
    var endsWithSpace: Bool { endOfVisible < output.count }

    private var endOfVisible: Int {
        var end = output.count
        while case let length = Galley.spaceLength(of: output, endingAt: end), length > 0 { end -= length }
        return end
    }

    /// The first place at or after `index` of the source where no space stands. A line's end is no space.
    func endOfSpaces(from index: Int) -> Int {
        var index = index
        while case let length = Galley.spaceLength(of: source, at: index), length > 0 { index += length }
        return index
    }

    /// Whether a space, a line's end or the text's end stands at a place of the source.
    func isBreak(at index: Int) -> Bool {
        index >= source.count || source[index] == 0x0A || Galley.spaceLength(of: source, at: index) > 0
    }

    /// How many digits stand in a row from a place of the source on.
    func digits(at index: Int) -> Int { source[min(index, source.count)...].prefix { $0.isDigit }.count }

    /// How many digits the output ends with.
    var lastDigits: Int { output.reversed().prefix { $0.isDigit }.count }

    /// The number of three digits at most that the output ends with, spaces left aside, where it is no part of a word.
    var lastNumber: Int? {
        let digits = output[..<endOfVisible].reversed().prefix { $0.isDigit }
        guard (1...3).contains(digits.count) else { return nil }
        let before = Galley.scalar(of: output, endingAt: endOfVisible - digits.count)
        guard !(before?.isLetterOrDigit ?? false) else { return nil }
        return digits.reversed().reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// The letters, digits, points and degree signs the output ends with, as far as they are at most `maximum`; else
    /// nothing.
    func lastWord(maximum: Int) -> String {
        var word = String.UnicodeScalarView()
        var end = output.count
        while let scalar = Galley.scalar(of: output, endingAt: end),
            scalar.isLetterOrDigit || scalar == "." || scalar == "°"
        {
            guard word.count < maximum else { return "" }
            word.append(scalar)
            end -= UTF8.width(scalar)
        }
        return String(String.UnicodeScalarView(word.reversed()))
    }

    /// Whether the output ends with a number and this letter, with or without a space between them.
    func endsWithNumber(then letter: UInt8) -> Bool {
        guard output.last == letter else { return false }
        var end = output.count - 1
        while case let length = Galley.spaceLength(of: output, endingAt: end), length > 0 { end -= length }
        return end > 0 && output[end - 1].isDigit
    }

    /// Whether the word around a place of the source is no prose: an address, a piece of code.
    mutating func isLiteral(at index: Int) -> Bool {
        if index < word.end { return word.isLiteral }
        var start = index
        while start > 0, !Galley.isWordBorder(source, endingAt: start) { start -= 1 }
        var end = index
        while end < source.count, end == index || !Galley.isWordBorder(source, at: end) { end += 1 }
        word = (end, LiteralWord.isOne(source[start..<end]))
        return word.isLiteral
    }

    // MARK: Setting

    /// Takes the source in as it is, up to a place.
    mutating func take(to index: Int) {
        guard index > taken else { return }
        while outputEnds.count < sourceEnds.count, sourceEnds[outputEnds.count] <= index {
            outputEnds.append(output.count + sourceEnds[outputEnds.count] - taken)
        }
        output.append(contentsOf: source[taken..<index])
        taken = index
    }

    /// Prints `text` where the source has what stands from the place taken to `index`.
    mutating func put(_ text: StaticString, insteadTo index: Int) {
        append(text)
        taken = index
        while outputEnds.count < sourceEnds.count, sourceEnds[outputEnds.count] <= index {
            outputEnds.append(output.count)
        }
    }

    /// Ends the output with exactly this space.
    mutating func endWithSpace(_ space: StaticString) {
        let end = endOfVisible
        let isThere = space.withUTF8Buffer { output[end...].elementsEqual($0) }
        guard !isThere else { return }
        dropSpaces()
        append(space)
    }

    /// Takes the spaces at the end of the output away.
    mutating func dropSpaces() {
        let end = endOfVisible
        guard end < output.count else { return }
        output.removeSubrange(end...)
        var index = outputEnds.count
        while index > 0, outputEnds[index - 1] > end {
            outputEnds[index - 1] = end
            index -= 1
        }
        isChanged = true
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { output.append(contentsOf: $0) }
        isChanged = true
    }

    // MARK: Marks that all languages share

    /// Sets three points or more as one mark (…).
    /// - Returns: Where to go on in the source.
    mutating func setPoints(at index: Int) -> Int {
        let end = index + source[index...].prefix { $0 == 0x2E }.count
        let isPath = end < source.count && source[end] == 0x2F || byte(before: index) == 0x2F
        guard end - index >= 3, !isPath, !isLiteral(at: index) else { return end }
        take(to: index)
        put("…", insteadTo: end)
        return end
    }

    /// Takes away the spaces before a mark of `length` bytes that stands at the end of a word.
    mutating func tighten(before index: Int, length: Int) {
        guard let before = byte(before: index), before == 0x20 || before >= 0x80 || before == 0x09 else { return }
        guard closes(at: index + length) else { return }
        take(to: index)
        guard endsWithSpace, let visible = lastVisible, visible.isLetterOrDigit || visible.isClosing else { return }
        dropSpaces()
    }

    /// Whether a place of the source is one where a mark before it ends a word: a space, an end, or a closing mark.
    func closes(at index: Int) -> Bool { isBreak(at: index) || (scalar(at: index)?.isClosing ?? true) }

    /// Sets a straight quotation mark where it pairs; inside another quotation it becomes one of “ ”.
    /// - Returns: Where to go on in the source.
    mutating func setQuote(at index: Int, open: StaticString, close: StaticString, space: StaticString?) -> Int {
        if quotes == nil { quotes = QuotePairs(of: source) }
        guard let role = quotes?.role(of: index) else { return index + 1 }
        take(to: index)
        switch role {
        case .opens where guillemets > 0:
            quotes?.isInner = true
            put("“", insteadTo: index + 1)
            return index + 1
        case .opens:
            quotes?.isInner = false
            put(open, insteadTo: index + 1)
            guillemets += 1
            return setOpening(after: index + 1, space: space)
        case .closes where quotes?.isInner ?? false:
            put("”", insteadTo: index + 1)
            return index + 1
        case .closes:
            setClosing(space: space)
            put(close, insteadTo: index + 1)
            guillemets = max(0, guillemets - 1)
            return index + 1
        }
    }

    /// Sets « and its inner space.
    /// - Returns: Where to go on in the source.
    mutating func setLeftGuillemet(at index: Int, space: StaticString?) -> Int {
        guillemets += 1
        let next = endOfSpaces(from: index + 2)
        guard next < source.count, source[next] != 0x0A, !has("»", at: next) else { return next }
        take(to: index + 2)
        return setOpening(after: index + 2, space: space)
    }

    /// Sets » and its inner space.
    mutating func setRightGuillemet(at index: Int, space: StaticString?) {
        guillemets = max(0, guillemets - 1)
        take(to: index)
        if let visible = lastVisible, visible != "«" { setClosing(space: space) }
    }

    private mutating func setOpening(after index: Int, space: StaticString?) -> Int {
        let next = endOfSpaces(from: index)
        if let space {
            if has(space, at: index), next == index + space.utf8CodeUnitCount { return next }
            put(space, insteadTo: next)
            // The space belongs to the run of the mark, not to the emphasised word or the link that comes next.
            var border = outputEnds.count
            while border > 0, sourceEnds[border - 1] == index {
                outputEnds[border - 1] = output.count
                border -= 1
            }
        } else if next > index {
            put("", insteadTo: next)
        }
        return next
    }

    private mutating func setClosing(space: StaticString?) {
        if let space { endWithSpace(space) } else { dropSpaces() }
    }
}
