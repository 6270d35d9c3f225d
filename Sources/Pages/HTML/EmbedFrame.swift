internal import News

/// The frame in which something of another site is shown once a reader asks for it. Until then it holds a page of our own
/// (HTML, 4.8.5, `srcdoc`) with one link, which opens the provider's player in the frame itself: no script of ours, and
/// no third party sees a reader who did not ask.
struct EmbedFrame {
    /// What the page within the frame looks like; its own style sheet, which the article's policy allows by its hash.
    static let style = StyleSheet(
        """
        html, body { block-size: 100%; margin: 0; }
        body { display: grid; background: #23211a; color: #fff; font: 1rem/1.5 system-ui, sans-serif; }
        a { display: grid; place-content: center; justify-items: center; gap: .5rem; padding: 1rem; color: inherit; text-align: center; text-decoration: none; }
        a::before { content: ""; border: 1.1rem solid transparent; border-inline-start: 1.8rem solid #fff; border-inline-end: 0; }
        b { text-decoration: underline; text-underline-offset: .2em; }
        a:focus-visible { outline: 3px solid #fff; outline-offset: -8px; }
        """
    )

    /// What a page with such frames may show in them.
    static let policy = "frame-src " + Embed.playerHosts.map { "https://" + $0 }.joined(separator: " ")

    let embed: Embed
    let player: (address: LinkTarget, shape: Embed.Shape)
    let language: LanguageTag
    let strings: ThemeStrings
    /// The title as it is set, escaped.
    let title: String?

    var html: String {
        let name = embed.provider.name
        let label = SafeHTML.escaped(strings.text("view_on", ["name": name]))
        let notice = SafeHTML.escaped(strings.text("embed_notice", ["name": name]))
        let page = """
            <!doctype html><html lang="\(language.rawValue)" dir="\(language.direction.rawValue)"><meta charset="utf-8">\
            <title>\(SafeHTML.escaped(name))</title><style>\(Self.style.text)</style>\
            <body><a href="\(SafeHTML.escaped(player.address.rawValue))"><b>\(label)</b><small>\(notice)</small></a>
            """
        let about = [SafeHTML.escaped(name), title].compactMap { $0 }.joined(separator: ": ")
        return """
            <figure class="embed \(player.shape.rawValue)"><iframe title="\(about)" srcdoc="\(SafeHTML.escaped(page))" \
            allow="autoplay; fullscreen; encrypted-media; picture-in-picture" referrerpolicy="strict-origin"></iframe>\
            <figcaption>\(title.map { "<strong dir=\"auto\">\($0)</strong> " } ?? "")\
            <a href="\(SafeHTML.escaped(embed.target.rawValue))" rel="noopener nofollow">\(SafeHTML.escaped(embed.target.placeName))</a></figcaption></figure>
            """
    }
}
