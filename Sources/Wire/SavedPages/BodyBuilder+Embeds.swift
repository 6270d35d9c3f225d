internal import News

extension BodyBuilder {
    /// A player's frame.
    mutating func walkFrame(_ index: Int) {
        if tree[index].tag != "iframe" {
            guard let video = tree.value("data-videoid", of: index) ?? tree.value("videoid", of: index),
                let target = LinkTarget(rawValue: "https://www.youtube.com/watch?v=\(video)"),
                let embed = Embed(target: target)
            else { return }
            flush()
            blocks.append(.embed(embed))
            return
        }
        let sources = ["src", "data-src", "data-lazy-src", "data-litespeed-src", "data-url", "data-cmp-src"]
        for name in sources {
            guard let source = tree.value(name, of: index), let target = addresses.webTarget(source),
                let embed = EmbedAddress.embed(target, title: tree.value("title", of: index))
            else { continue }
            flush()
            blocks.append(.embed(embed))
            return
        }
        let source = sources.compactMap { tree.value($0, of: index) }.first
        log.add(.iframe, source.flatMap { addresses.webTarget($0)?.host } ?? source ?? "")
    }

    /// An old page's player; what it holds for browsers without it is walked.
    mutating func walkObject(_ index: Int) {
        let places = [index] + tree.subtree(index).filter { tree[$0].tag == "param" || tree[$0].tag == "embed" }
        for place in places {
            for name in ["data", "src", "value"] {
                guard let source = tree.value(name, of: place), source.contains("/"),
                    let target = addresses.webTarget(source),
                    let embed = EmbedAddress.embed(target, title: nil)
                else { continue }
                flush()
                blocks.append(.embed(embed))
                return
            }
        }
        log.add(.object, tree.value("src", of: index) ?? tree.text(of: index))
    }

    /// The quotation that a network's script would replace.
    /// - Returns: Whether it was one.
    mutating func appendQuotedEmbed(_ index: Int) -> Bool {
        let names = tree.names(of: index)
        guard !names.isDisjoint(with: ["twitter", "instagram", "tiktok", "fb", "bluesky"]) else { return false }
        var candidates = ["data-instgrm-permalink", "cite", "data-href", "data-url"].compactMap {
            tree.value($0, of: index)
        }
        // The last link of a quoted message is the message's own.
        candidates += tree.subtree(index).reversed().filter { tree[$0].tag == "a" }.compactMap {
            tree.value("href", of: $0)
        }
        for candidate in candidates {
            guard let target = addresses.webTarget(candidate), EmbedAddress.isShowable(target),
                let embed = EmbedAddress.embed(target, title: title(ofQuoted: index))
            else { continue }
            blocks.append(.embed(embed))
            return true
        }
        return false
    }

    /// The quoted words, so that they are there when the network is not.
    private func title(ofQuoted index: Int) -> String? {
        let text = tree.text(of: tree.first("p", in: index) ?? index)
        return text.count > 280 ? String(text.prefix(279)) + "…" : text.nonEmpty
    }

    mutating func appendDivisionEmbed(_ index: Int) -> Bool {
        guard let address = tree.value("data-href", of: index), let target = addresses.webTarget(address),
            let embed = EmbedAddress.embed(target, title: nil)
        else { return false }
        blocks.append(.embed(embed))
        return true
    }
}
