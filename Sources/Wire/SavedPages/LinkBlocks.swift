internal import News

/// Paragraphs that are one link: a bare address of a video, a "read also".
enum LinkBlocks {
    /// - Returns: `nil` when the paragraph is text.
    static func block(of inlines: [Inline]) -> Block? {
        var target: LinkTarget?
        var label = ""
        var lead = ""
        for inline in inlines {
            guard case .text(let text, let marks) = inline else { return nil }
            let link = marks.lazy.compactMap { if case .link(let target) = $0 { target } else { nil } }.first
            if let link {
                guard target == nil || target == link else { return nil }
                target = link
                label += text
            } else if target == nil {
                lead += text
            } else if !text.allSatisfy({ $0.isWhitespace || $0.isPunctuation }) {
                return nil
            }
        }
        lead = PageText.trimmed(lead)
        label = PageText.trimmed(label)
        guard let target else {
            guard lead.hasPrefix("https://") || lead.hasPrefix("http://"), let target = LinkTarget(rawValue: lead),
                EmbedAddress.isShowable(target)
            else { return nil }
            return EmbedAddress.embed(target, title: nil).map(Block.embed)
        }
        if lead.isEmpty, EmbedAddress.isShowable(target),
            label.contains("://") || label.contains("…") || !label.contains(" ")
        {
            return EmbedAddress.embed(target, title: nil).map(Block.embed)
        }
        guard !label.isEmpty, isReadAlso(lead) || lead.isEmpty && isReadAlso(String(label.prefix { $0 != ":" }) + ":")
        else {
            return nil
        }
        if lead.isEmpty, let colon = label.firstIndex(of: ":") {
            label = PageText.trimmed(String(label[label.index(after: colon)...]))
        }
        return label.isEmpty ? nil : .relatedLink(label: label, target)
    }

    private static let words: Set<String> = [
        "lire aussi", "à lire aussi", "a lire aussi", "lire également", "à lire également", "voir aussi", "à lire",
        "lire plus",
        "read also", "read more", "also read", "see also", "related", "read", "lea también", "lee también",
        "ver también",
        "leer también", "اقرأ أيضا", "اقرأ أيضاً", "إقرأ أيضا", "اقرأ ايضا", "شاهد أيضا", "طالع أيضا", "ذات صلة",
    ]

    private static func isReadAlso(_ text: String) -> Bool {
        guard text.utf8.count <= 100 else { return false }
        let bare = PageText.trimmed(text).lowercased().filter { !":：>»›|[]►▶→-–—•".contains($0) }
        return words.contains(PageText.trimmed(bare))
    }
}
