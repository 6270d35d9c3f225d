internal import News

extension BodyBuilder {
    /// What a line end in a text means.
    enum Lines: Sendable {
        /// A space, as in HTML.
        case spaces
        /// An empty line parts paragraphs; a single end is a space.
        case emptyPartParagraphs
        /// The same, and a single end is a line break.
        case breaks
    }

    mutating func appendText(_ text: String) {
        guard lines != .spaces, text.utf8.contains(0x0A) else {
            run.append(text, marks: marks)
            return
        }
        var ends = 0
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if number > 0 { ends += 1 }
            guard !line.utf8.allSatisfy({ $0.isSpace }) else { continue }
            appendLineEnds(ends)
            ends = 0
            run.append(String(line), marks: marks)
        }
        appendLineEnds(ends)
    }

    private mutating func appendLineEnds(_ count: Int) {
        if count > 1 {
            flush()
        } else if count == 1, lines == .breaks {
            if !run.endsWithBreak { run.appendBreak() }
        } else if count == 1 {
            run.append(" ", marks: marks)
        }
    }

    /// A link's target where the text is going: the pages of the old site answer at the same paths here.
    mutating func relocated(_ target: LinkTarget, _ index: Int) -> LinkTarget {
        guard let site, let path = site.path(of: target.rawValue) else { return target }
        if MovedFile.isFile(path) {
            if tree.text(of: index).nonEmpty != nil { fileLinks.append(target.rawValue) }
            return target
        }
        return LinkTarget(rawValue: path) ?? target
    }

    /// The original of a picture that the markup names by its number (`wp-image-12`).
    func original(_ index: Int) -> ImportedPicture? {
        guard let files = site?.files, let names = tree.attribute("class", of: index),
            let start = names.firstRange(of: "wp-image-")?.upperBound,
            let number = Int64(names[start...].prefix { $0.isASCII && $0.isNumber })
        else { return nil }
        return files(number)
    }

    /// The file of an original with the words that stand with it here.
    static func shown(_ picture: ImportedPicture, as original: ImportedPicture) -> ImportedPicture {
        var shown = picture
        shown.otherSources = ([picture.source] + picture.otherSources).filter { $0 != original.source }
        shown.source = original.source
        shown.address = original.address ?? picture.address
        shown.alt = picture.alt ?? original.alt
        shown.credit = picture.credit ?? original.credit
        return shown
    }

    /// Whether a caption belongs to a gallery and not to one of its pictures.
    func isWholeCaption(_ caption: Int, of gallery: Int) -> Bool {
        let holder = tree.ancestors(of: caption).first {
            $0 == gallery || ["figure", "li", "dl"].contains(tree[$0].tag)
        }
        return holder == gallery
    }
}
