public import News

/// Finds the names in a theme's templates that stand for nothing. Mustache prints nothing for an unknown name, so a
/// slip of the pen would otherwise be seen by nobody.
public struct ThemeChecker: Sendable {
    private let theme: Theme

    public init(_ theme: Theme) { self.theme = theme }

    /// Everything that is wrong, by file and line; empty for a sound theme.
    /// - Parameter languages: Those of the publication's editions, each of which needs words.
    public func findings(for languages: [LanguageTag] = []) -> [ThemeError] {
        var findings = languages.filter { !theme.hasStrings(for: $0) }.map {
            ThemeError(
                file: "strings/\($0.primary).json",
                message: "It is missing: an edition in “\($0.rawValue)” would be shown with English words."
            )
        }
        for (page, model) in Theme.pages.sorted(by: { $0.key < $1.key }) {
            check(page, scopes: [FrameModel.self, model], through: [], findings: &findings)
        }
        for (part, model) in Theme.parts.sorted(by: { $0.key < $1.key }) {
            check(part, scopes: [model], through: [], findings: &findings)
        }
        var seen: Set<ThemeError> = []
        return findings.filter { seen.insert($0).inserted }
            .sorted { ($0.file, $0.line ?? 0, $0.message) < ($1.file, $1.line ?? 0, $1.message) }
    }

    private func check(
        _ template: String, scopes: [any PageModel.Type], through: [String], findings: inout [ThemeError]
    ) {
        guard !through.contains(template), let source = theme.sources[template] else { return }
        let file = "templates/\(template).mustache"
        var scopes = scopes
        var open: [(tag: TemplateTag, scopes: [any PageModel.Type])] = []
        func report(_ tag: TemplateTag, _ message: String) {
            findings.append(ThemeError(file: file, line: tag.line, message: message))
        }
        for tag in TemplateTag.all(in: source) {
            switch tag.kind {
            case .comment, .pragma: break
            case .variable:
                if tag.name != ".", kind(of: tag.name, in: scopes) == nil { report(tag, unknown(tag.name, in: scopes)) }
            case .section, .inverted:
                open.append((tag, scopes))
                switch kind(of: tag.name, in: scopes) {
                case nil: report(tag, unknown(tag.name, in: scopes))
                case .model(let type)?, .list(let type)?: if tag.kind == .section { scopes.append(type) }
                case .text?, .flag?: break
                }
            case .parent, .partial:
                if theme.sources[tag.name] == nil {
                    report(tag, "There is no template “\(tag.name)”.")
                } else {
                    check(tag.name, scopes: scopes, through: through + [template], findings: &findings)
                }
                if tag.kind == .parent { open.append((tag, scopes)) }
            case .block: open.append((tag, scopes))
            case .close:
                guard let last = open.popLast(), last.tag.name == tag.name else {
                    report(tag, "“\(tag.name)” is closed here, and was not the last to be opened.")
                    return
                }
                scopes = last.scopes
            }
        }
        if let last = open.last { report(last.tag, "“\(last.tag.name)” is opened here and never closed.") }
    }

    private func kind(of name: String, in scopes: [any PageModel.Type]) -> PageFieldKind? {
        if name.hasPrefix("t.") { return theme.stringNames.contains(String(name.dropFirst(2))) ? .text : nil }
        for scope in scopes.reversed() { if let kind = scope.kind(of: name) { return kind } }
        return nil
    }

    private func unknown(_ name: String, in scopes: [any PageModel.Type]) -> String {
        if name.hasPrefix("t.") { return "There is no string “\(name.dropFirst(2))” in strings/en.json." }
        let known = scopes.last?.fieldNames.joined(separator: ", ") ?? ""
        return "There is nothing called “\(name)” here; there are \(known)."
    }
}
