internal import News

/// Walks the lines of a capture and sorts them into its parts.
struct PageCaptureReader {
    private var lines: [CaptureLine]
    private var capture = PageCapture()
    private var used: Set<Int> = []

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            CaptureLine(number: $0.offset + 1, raw: $0.element)
        }
        // A single time at the end of a line is a word of the sentence; a wire has several.
        let trailing = lines.indices.filter {
            if case .wire(_, _, isAtEnd: true) = lines[$0].shape { true } else { false }
        }
        if trailing.count == 1 { lines[trailing[0]].readWithoutTime() }
    }

    mutating func read() throws -> PageCapture {
        readWire()
        readArticle()
        readFollowLines()
        readNavigation()
        for line in lines where !used.contains(line.number) {
            capture.diagnostics.append(
                Diagnostic(.warning, line: line.number, "not understood: “\(line.text.prefix(80))”")
            )
        }
        guard !capture.wire.isEmpty || capture.article != nil else {
            throw NewsError(
                .invalid,
                """
                The file is no capture of a news page: it has no lines that begin with a time (20:03 …), and no headline \
                followed by paragraphs.
                """,
                help: "Copy the page's text into a file, one headline or paragraph a line."
            )
        }
        capture.diagnostics.sort { ($0.line ?? 0) < ($1.line ?? 0) }
        return capture
    }

    // MARK: Wire

    private mutating func readWire() {
        var date: CivilDate?
        var seen: [PageCapture.WireLine: Int] = [:]
        var starts: [Int] = []
        var isInWire = false
        for line in lines {
            switch line.shape {
            case .wire(let time, let headline, _):
                used.insert(line.number)
                if !isInWire { starts.append(line.number) }
                isInWire = true
                let found = PageCapture.WireLine(line: 0, time: time, date: date, headline: headline)
                if let first = seen[found] {
                    note(.note, line, "repeats line \(first) and was left out")
                    continue
                }
                seen[found] = line.number
                capture.wire.append(
                    PageCapture.WireLine(line: line.number, time: time, date: date, headline: headline)
                )
            case .brokenTime:
                used.insert(line.number)
                note(.warning, line, "there is no such time; the line was skipped: “\(line.text.prefix(80))”")
            case .date(let found):
                date = found
                used.insert(line.number)
            case .blank: used.insert(line.number)
            case .follow, .bullet, .paragraph, .short: isInWire = false
            }
        }
        guard starts.count > 1 else { return }
        capture.diagnostics.append(
            Diagnostic(
                .note, line: starts[1],
                "a wire begins here again (there are \(starts.count)); they were taken as one, in the order of the file"
            )
        )
    }

    private mutating func note(_ severity: Diagnostic.Severity, _ line: CaptureLine, _ message: String) {
        capture.diagnostics.append(Diagnostic(severity, line: line.number, message))
    }

    // MARK: Article

    private mutating func readArticle() {
        guard var range = longestRun() else { return }
        let top: CaptureLine
        if let index = headline(above: range.lowerBound) {
            top = lines[index]
        } else if range.count > 1, lines[range.lowerBound].text.count <= 240, !lines[range.lowerBound].isSentence {
            // A headline as long as a paragraph.
            top = lines[range.lowerBound]
            range = range.lowerBound + 1..<range.upperBound
        } else {
            return
        }
        used.insert(top.number)
        capture.article = PageCapture.Article(line: top.number, headline: top.text, body: Body(blocks(of: range)))
    }

    /// The lines from a first paragraph to a last one with most text, and the sentences right behind them.
    private func longestRun() -> Range<Int>? {
        var best: (range: Range<Int>, length: Int)?
        var start: Int?
        var end = 0
        var length = 0
        func close() {
            if let start, length > best?.length ?? 0 { best = (start..<end + 1, length) }
            start = nil
            length = 0
        }
        for (index, line) in lines.enumerated() {
            switch line.shape {
            case .paragraph:
                start = start ?? index
                end = index
                length += line.text.count
            case .short, .bullet:
                if start != nil, line.isSentence { end = index }
            case .wire, .brokenTime: close()
            case .blank, .date, .follow: break
            }
        }
        close()
        return best?.range
    }

    private func headline(above index: Int) -> Int? {
        for candidate in lines[..<index].indices.reversed() {
            switch lines[candidate].shape {
            // "Facebook suspend un compte" stands where a headline stands.
            case .short, .follow(_, invites: false): return candidate
            case .blank, .date: continue
            case .paragraph, .wire, .brokenTime, .follow, .bullet: return nil
            }
        }
        return nil
    }

    private mutating func blocks(of range: Range<Int>) -> [Block] {
        var blocks: [Block] = []
        var items: [[Block]] = []
        func closeList() {
            if !items.isEmpty { blocks.append(.list(ordered: false, items: items)) }
            items = []
        }
        for line in lines[range] {
            switch line.shape {
            case .bullet(let text): items.append([.paragraph(TextBlock(text))])
            case .blank: continue
            // Left for the follow lines.
            case .follow(_, invites: true): continue
            case .short where !line.isSentence, .follow:
                closeList()
                blocks.append(.heading(level: 2, TextBlock(line.text)))
            case .paragraph, .short, .wire, .brokenTime, .date:
                closeList()
                blocks.append(.paragraph(TextBlock(line.text)))
            }
            used.insert(line.number)
        }
        closeList()
        return blocks
    }

    // MARK: Headings

    private mutating func readFollowLines() {
        for line in lines where !used.contains(line.number) {
            guard case .follow(let network, _) = line.shape else { continue }
            used.insert(line.number)
            if let first = capture.follow.first(where: { $0.network == network }) {
                note(.note, line, "names \(network.name) again, as line \(first.line) does")
                continue
            }
            capture.follow.append(PageCapture.FollowLine(line: line.number, network: network, text: line.text))
        }
    }

    /// The first short line behind the wire is the heading of the sub-section navigation; those behind it, down to the
    /// follow line or the headline, are its names.
    private mutating func readNavigation() {
        guard let last = lines.lastIndex(where: { if case .wire = $0.shape { true } else { false } }) else { return }
        for line in lines[(last + 1)...] {
            switch line.shape {
            case .short where !used.contains(line.number):
                if capture.navigationHeading == nil {
                    capture.navigationHeading = line.text
                } else {
                    capture.subsections.append(line.text)
                }
                used.insert(line.number)
            case .bullet(let name) where !used.contains(line.number) && capture.navigationHeading != nil:
                capture.subsections.append(name)
                used.insert(line.number)
            case .blank, .date, .brokenTime: continue
            // A follow line above the heading does not end the navigation, one below it does.
            case .follow where capture.navigationHeading == nil && line.number != capture.article?.line: continue
            case .follow, .short, .bullet, .paragraph, .wire: return
            }
        }
    }
}
