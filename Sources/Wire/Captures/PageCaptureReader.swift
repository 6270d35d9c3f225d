internal import News

/// Walks the lines of a capture once and sorts them into its parts.
struct PageCaptureReader {
    private let lines: [CaptureLine]
    private var capture = PageCapture()

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
            CaptureLine(number: $0.offset + 1, raw: $0.element)
        }
    }

    mutating func read() throws -> PageCapture {
        var used: Set<Int> = []
        readWire(&used)
        readArticle(&used)
        readHeadings(&used)
        for line in lines where !used.contains(line.number) { report(line) }
        guard !capture.wire.isEmpty || capture.article != nil else {
            throw NewsError(
                .invalid,
                "The file is no capture of a news page: it has no lines that begin with a time (20:03 …), and no headline followed by paragraphs.",
                help: "Copy the page's text into a file, one headline or paragraph a line."
            )
        }
        return capture
    }

    private mutating func readWire(_ used: inout Set<Int>) {
        var date: CivilDate?
        for line in lines {
            switch line.shape {
            case .wire(let time, let headline):
                capture.wire.append(
                    PageCapture.WireLine(line: line.number, time: time, date: date, headline: headline)
                )
                used.insert(line.number)
            case .brokenTime:
                capture.diagnostics.append(
                    Diagnostic(
                        .warning, line: line.number,
                        "there is no such time; the line was skipped: “\(line.text.prefix(80))”")
                )
                used.insert(line.number)
            case .date(let found):
                date = found
                used.insert(line.number)
            case .blank: used.insert(line.number)
            case .follow, .bullet, .paragraph, .short: break
            }
        }
    }

    /// The longest run of lines from a first paragraph to a last one, and the short line above it.
    private mutating func readArticle(_ used: inout Set<Int>) {
        var best: Range<Int>?
        var start: Int?
        var end = 0
        func close() {
            if let from = start, end + 1 - from > (best?.count ?? 0) { best = from..<(end + 1) }
            start = nil
        }
        for (index, line) in lines.enumerated() {
            switch line.shape {
            case .paragraph:
                if start == nil { start = index }
                end = index
            case .wire, .date, .brokenTime: close()
            case .blank, .short, .bullet, .follow: break
            }
        }
        close()
        guard let best, let headlineIndex = headline(above: best.lowerBound) else { return }
        var blocks: [Block] = []
        var items: [[Block]] = []
        func closeList() {
            if !items.isEmpty { blocks.append(.list(ordered: false, items: items)) }
            items = []
        }
        for line in lines[best] {
            switch line.shape {
            case .bullet(let text): items.append([.paragraph(TextBlock(text))])
            case .blank: continue
            case .follow where line.text.count <= 60: continue
            case .paragraph, .follow, .wire, .brokenTime, .date:
                closeList()
                blocks.append(.paragraph(TextBlock(line.text)))
            case .short:
                closeList()
                blocks.append(.heading(level: 2, TextBlock(line.text)))
            }
            used.insert(line.number)
        }
        closeList()
        let headline = lines[headlineIndex]
        used.insert(headline.number)
        capture.article = PageCapture.Article(line: headline.number, headline: headline.text, body: Body(blocks))
    }

    private func headline(above index: Int) -> Int? {
        var candidate = index - 1
        while candidate >= 0 {
            switch lines[candidate].shape {
            case .short: return candidate
            case .blank: candidate -= 1
            case .paragraph, .wire, .brokenTime, .date, .follow, .bullet: return nil
            }
        }
        return nil
    }

    /// Follow lines, the navigation's heading and the names under it.
    private mutating func readHeadings(_ used: inout Set<Int>) {
        for line in lines where !used.contains(line.number) {
            if case .follow(let network) = line.shape {
                used.insert(line.number)
                guard !capture.follow.contains(where: { $0.network == network }) else { continue }
                capture.follow.append(PageCapture.FollowLine(line: line.number, network: network, text: line.text))
            }
        }
        let lastWire = capture.wire.last?.line ?? 0
        guard lastWire > 0 else { return }
        for line in lines where line.number > lastWire {
            if used.contains(line.number) {
                // The first thing that is neither heading nor name ends the navigation.
                if case .blank = line.shape { continue }
                return
            }
            guard case .short = line.shape else {
                if case .bullet(let name) = line.shape, capture.navigationHeading != nil {
                    capture.subsections.append(name)
                    used.insert(line.number)
                    continue
                }
                return
            }
            if capture.navigationHeading == nil {
                capture.navigationHeading = line.text
            } else {
                capture.subsections.append(line.text)
            }
            used.insert(line.number)
        }
    }

    private mutating func report(_ line: CaptureLine) {
        capture.diagnostics.append(
            Diagnostic(.warning, line: line.number, "not understood: “\(line.text.prefix(80))”")
        )
    }
}
