internal import Foundation
public import News

/// A theme: templates, one style sheet, strings for each language. It is loaded whole or not at all.
public struct Theme: Sendable {
    /// The templates that pages are rendered with; the others are parts of them.
    static let pages: [String: any PageModel.Type] = [
        "home": HomePage.self, "front": FrontPage.self, "article": ArticlePage.self, "latest": LatestPage.self,
        "archive": ArchivePage.self, "corrections": CorrectionsPage.self, "search": SearchPage.self,
        "notice": NoticePage.self,
    ]

    /// Templates rendered on their own, once for all the pages they stand on.
    static let parts: [String: any PageModel.Type] = [
        "masthead": MastheadModel.self, "navigation": ChromeModel.self, "foot": ChromeModel.self,
        "card": CardModel.self, "line": CardModel.self,
        "wire": WireModel.self, "banner": BannerModel.self,
    ]

    /// The templates of each language, with its strings set into them.
    private let templates: [String: [String: PageTemplate]]
    /// The names in templates that stand for nothing.
    let findings: [ThemeError]
    let style: StyleSheet
    /// The publication's own fonts.
    let fonts: [ThemeFont]
    let scripts: [ThemeScript.Name: ThemeScript]
    private let strings: [String: ThemeStrings]

    /// Loads a theme.
    /// - Parameters:
    ///   - folder: The default theme: `templates/`, `style.css`, `search.js`, `suggest.js`, `strings/`.
    ///   - overrides: A folder whose files stand in for those of the default theme, file by file; need not exist.
    /// - Throws: `ThemeError` for the first thing that is wrong.
    public init(folder: String, overrides: String? = nil) throws {
        let files = FileManager.default
        func read(_ path: String) -> (Data, String)? {
            if let overrides, let data = files.contents(atPath: "\(overrides)/\(path)") { return (data, path) }
            return files.contents(atPath: "\(folder)/\(path)").map { ($0, path) }
        }
        func names(in subfolder: String, ending: String) -> Set<String> {
            var found: Set<String> = []
            for root in [folder, overrides].compactMap({ $0 }) {
                let entries = (try? files.contentsOfDirectory(atPath: "\(root)/\(subfolder)")) ?? []
                found.formUnion(entries.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) })
            }
            return found
        }

        var sources: [String: TemplateSource] = [:]
        for name in names(in: "templates", ending: ".mustache").sorted() {
            let path = "templates/\(name).mustache"
            guard let (data, _) = read(path) else { continue }
            guard let source = String(data: data, encoding: .utf8) else {
                throw ThemeError(file: path, message: "The file is not UTF-8 text.")
            }
            sources[name] = try TemplateSource(source, file: path)
        }
        for page in Theme.pages.keys.sorted() + Theme.parts.keys.sorted() where sources[page] == nil {
            throw ThemeError(file: "templates/\(page).mustache", message: "The template is missing.")
        }
        guard let (css, _) = read("style.css") else {
            throw ThemeError(file: "style.css", message: "The style sheet is missing.")
        }
        fonts = try ThemeFont.all(in: [folder, overrides].compactMap { $0 })
        style = StyleSheet(String(decoding: css, as: UTF8.self) + ThemeFont.styles(fonts))
        strings = try Theme.strings(
            languages: names(in: "strings", ending: ".json"), folder: folder, overrides: overrides
        )
        let offers = strings.mapValues { [$0.text("suggest_here"), $0.text("suggest_close")] }
        scripts = [
            .search: try ThemeScript(.search, read("search.js")?.0),
            .suggest: try ThemeScript(.suggest, read("suggest.js")?.0, words: offers),
        ]
        var templates: [String: [String: PageTemplate]] = [:]
        var findings: [ThemeError] = []
        for (language, strings) in strings {
            var compiler = TemplateCompiler(sources, strings: strings)
            var compiled: [String: PageTemplate] = [:]
            for (name, model) in Theme.pages { compiled[name] = compiler.compile(name, for: [FrameModel.self, model]) }
            for (name, model) in Theme.parts { compiled[name] = compiler.compile(name, for: [model]) }
            templates[language] = compiled
            // The names are the same in all of them.
            findings = compiler.findings
        }
        self.templates = templates
        self.findings = findings
    }

    /// A page or a part in a language.
    func template(_ name: String, for language: LanguageTag) -> PageTemplate? {
        (templates[language.rawValue] ?? templates[language.primary] ?? templates["en"])?[name]
    }

    /// What pages may load and do (CSP 3): nothing from elsewhere, no script, and of styles only the theme's own.
    public var contentSecurityPolicy: String { contentSecurityPolicy(hasFrames: false) }

    /// - Parameters:
    ///   - hasFrames: Whether readers can ask for something of another site, which is shown in a frame then.
    ///   - hasScript: Whether the page has one of the theme's scripts.
    ///   - asksSite: Whether that asks our own site for something.
    public func contentSecurityPolicy(hasFrames: Bool, hasScript: Bool = false, asksSite: Bool = false) -> String {
        """
        default-src 'none'; \(hasScript ? "script-src 'self'; " : "")\(asksSite ? "connect-src 'self'; " : "")img-src 'self' data:; media-src 'self'; \
        style-src \(style.securitySource)\(hasFrames ? " " + EmbedFrame.style.securitySource : ""); \
        \(hasFrames ? EmbedFrame.policy + "; " : "")\(fonts.isEmpty ? "" : "font-src 'self'; ")manifest-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """
    }

    /// The words of an edition's own addresses.
    public func pathWords(for language: LanguageTag) -> PathWords {
        let strings = strings(for: language)
        return PathWords(
            latest: strings.text("path_latest"), archive: strings.text("path_archive"),
            author: strings.text("path_author"), topic: strings.text("path_topic"),
            corrections: strings.text("path_corrections"), search: strings.text("path_search")
        )
    }

    /// The strings of a language, of its primary language, or English ones.
    func strings(for language: LanguageTag) -> ThemeStrings {
        let found = strings[language.rawValue] ?? strings[language.primary] ?? strings["en"]
        return ThemeStrings(language: language, entries: found?.entries ?? [:])
    }

    /// The languages it has words in, by their tags. The other script of a language is shown beside it and is no edition's.
    public var languages: [LanguageTag] {
        strings.keys.sorted().compactMap { LanguageTag(rawValue: $0) }.filter { $0 != .tamazightLatin }
    }

    /// Whether it has words of a language's own.
    func hasStrings(for language: LanguageTag) -> Bool {
        strings[language.rawValue] != nil || strings[language.primary] != nil
    }

    private static func strings(
        languages: Set<String>, folder: String, overrides: String?
    ) throws -> [String: ThemeStrings] {
        let files = FileManager.default
        var all: [String: [String: ThemeStrings.Entry]] = [:]
        for language in languages.sorted() {
            var entries: [String: ThemeStrings.Entry] = [:]
            // An override may hold only the strings it changes.
            for root in [folder, overrides].compactMap({ $0 }) {
                let path = "strings/\(language).json"
                guard let data = files.contents(atPath: "\(root)/\(path)") else { continue }
                entries.merge(try ThemeStrings.entries(of: data, file: path)) { $1 }
            }
            all[language] = entries
        }
        guard let english = all["en"] else {
            throw ThemeError(file: "strings/en.json", message: "The English strings are missing.")
        }
        let latin = LanguageTag.tamazightLatin.rawValue
        if let tifinagh = all[LanguageTag.tamazight.rawValue] {
            all[latin] = ThemeStrings.inLatinLetters(tifinagh).merging(all[latin] ?? [:]) { $1 }
        }
        var result: [String: ThemeStrings] = [:]
        for (language, entries) in all {
            if let missing = Set(english.keys).subtracting(entries.keys).sorted().first {
                throw ThemeError(file: "strings/\(language).json", message: "The string “\(missing)” is missing.")
            }
            guard let tag = LanguageTag(rawValue: language) else {
                throw ThemeError(file: "strings/\(language).json", message: "The file's name is no language tag.")
            }
            if let finding = ThemeStrings.finding(in: entries, beside: english, language: tag) {
                throw ThemeError(file: "strings/\(language).json", message: finding)
            }
            result[language] = ThemeStrings(language: tag, entries: entries)
        }
        return result
    }
}
