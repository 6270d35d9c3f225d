/// Looks up every name of a theme's templates, and finds those that stand for nothing.
struct TemplateCompiler {
    /// By name.
    let sources: [String: TemplateSource]
    /// The strings of the language that templates are compiled for.
    let strings: ThemeStrings
    /// What is wrong. What has a finding writes nothing.
    private(set) var findings: [ThemeError] = []

    /// What a name can stand for at a place of a template.
    private enum Scope {
        case model(any PageModel.Type, level: Int)
        /// A section of a text, which `{{.}}` prints in it.
        case text(PageTemplate.Place)
    }

    /// Where the compiler is.
    private struct Site {
        var file: String
        var scopes: [Scope]
        /// How many models there are.
        var depth: Int
        /// The templates that this stands in, outermost first.
        var through: [String]
        /// What fills the blocks.
        var blocks: [String: Filling] = [:]
    }

    /// A block's content, and how it came here.
    private struct Filling {
        let block: TemplateSource.Block
        let through: [String]
    }

    private var placedBlocks: Set<String> = []

    init(_ sources: [String: TemplateSource], strings: ThemeStrings) {
        self.sources = sources
        self.strings = strings
    }

    /// Compiles a template.
    /// - Parameter models: The types of the models it is rendered with, outermost first.
    mutating func compile(_ template: String, for models: [any PageModel.Type]) -> PageTemplate {
        guard let source = sources[template] else { return PageTemplate(steps: []) }
        let site = Site(
            file: source.file, scopes: models.enumerated().map { .model($1, level: $0) }, depth: models.count,
            through: [template]
        )
        return PageTemplate(steps: steps(source.parts, site))
    }

    private mutating func report(_ name: TemplateSource.Name, _ site: Site, _ message: String) {
        findings.append(ThemeError(file: site.file, line: name.line, message: message))
    }

    private mutating func steps(_ parts: [TemplateSource.Part], _ site: Site) -> [PageTemplate.Step] {
        var steps: [PageTemplate.Step] = []
        for part in parts {
            switch part {
            case .text(let text): steps.append(.text(text))
            case .value(let name): if let step = value(name, site) { steps.append(step) }
            case .section(let name, let isInverted, let parts):
                steps += section(name, isInverted: isInverted, parts, site)
            case .partial(let name): steps += placed(name, [], site)
            case .parent(let name, let blocks): steps += placed(name, blocks, site)
            case .block(let block):
                placedBlocks.insert(block.name.text)
                guard let filling = site.blocks[block.name.text] else {
                    steps += self.steps(block.parts, site)
                    continue
                }
                var inside = site
                inside.file = filling.block.file
                inside.through += filling.through
                // A block inside of itself is its own place again, as in the template it was written in.
                inside.blocks[block.name.text] = nil
                steps += self.steps(filling.block.parts, inside)
            }
        }
        return joined(steps)
    }

    private mutating func value(_ name: TemplateSource.Name, _ site: Site) -> PageTemplate.Step? {
        if let string = string(name.text) { return .text(string.html) }
        if name.text == "." {
            if case .text(let place)? = site.scopes.last { return .value(place) }
            report(name, site, "“.” stands for a text here only inside the section of one.")
            return nil
        }
        guard let (place, kind) = lookup(name, site) else { return nil }
        if case .text = kind { return .value(place) }
        report(name, site, "“\(name.text)” is no text and cannot be printed; {{#\(name.text)}} shows a part with it.")
        return nil
    }

    private mutating func section(
        _ name: TemplateSource.Name, isInverted: Bool, _ parts: [TemplateSource.Part], _ site: Site
    ) -> [PageTemplate.Step] {
        if string(name.text) != nil { return isInverted ? [] : steps(parts, site) }
        guard let (place, kind) = lookup(name, site) else {
            // What stands in it is still read, for its own mistakes.
            let inside = steps(parts, site)
            return isInverted ? inside : []
        }
        if isInverted { return [.when(place, isInverted: true, steps(parts, site))] }
        var inside = site
        switch kind {
        case .flag: return [.when(place, isInverted: false, steps(parts, site))]
        case .text:
            inside.scopes.append(.text(place))
            return [.when(place, isInverted: false, steps(parts, inside))]
        case .model(let type):
            inside.scopes.append(.model(type, level: site.depth))
            inside.depth += 1
            return [.with(place, steps(parts, inside))]
        case .list(let type):
            inside.scopes.append(.model(type, level: site.depth))
            inside.depth += 1
            return [.each(place, steps(parts, inside))]
        }
    }

    /// Another template at this place.
    private mutating func placed(
        _ name: TemplateSource.Name, _ blocks: [TemplateSource.Block], _ site: Site
    ) -> [PageTemplate.Step] {
        guard let source = sources[name.text] else {
            report(name, site, "There is no template “\(name.text)”.")
            return []
        }
        guard !site.through.contains(name.text) else {
            report(name, site, "“\(name.text)” would stand in itself.")
            return []
        }
        var inside = site
        inside.file = source.file
        inside.through.append(name.text)
        // The page that fills a block has the last word, before the frames between.
        for block in blocks where inside.blocks[block.name.text] == nil {
            inside.blocks[block.name.text] = Filling(block: block, through: site.through)
        }
        let outer = placedBlocks
        placedBlocks = []
        let steps = steps(source.parts, inside)
        for block in blocks where !placedBlocks.contains(block.name.text) {
            report(block.name, site, "“\(name.text)” has no block “\(block.name.text)”.")
        }
        placedBlocks.formUnion(outer)
        return steps
    }

    private func string(_ name: String) -> SafeHTML? {
        name.hasPrefix("t.") ? strings.markup(String(name.dropFirst(2))) : nil
    }

    /// The innermost field of a name.
    private mutating func lookup(
        _ name: TemplateSource.Name, _ site: Site
    ) -> (place: PageTemplate.Place, kind: PageFieldKind)? {
        guard !name.text.hasPrefix("t.") else {
            report(name, site, "There is no string “\(name.text.dropFirst(2))” in strings/en.json.")
            return nil
        }
        var nearest: (any PageModel.Type)?
        for case .model(let type, let level) in site.scopes.reversed() {
            if let (field, kind) = type.field(name.text) {
                return (PageTemplate.Place(level: level, field: field), kind)
            }
            if nearest == nil { nearest = type }
        }
        let known = nearest?.fieldNames.joined(separator: ", ") ?? ""
        report(name, site, "There is nothing called “\(name.text)” here; there are \(known).")
        return nil
    }

    /// Texts that follow each other as one.
    private func joined(_ steps: [PageTemplate.Step]) -> [PageTemplate.Step] {
        var result: [PageTemplate.Step] = []
        for step in steps {
            if case .text(let text) = step, case .text(let before)? = result.last {
                result[result.count - 1] = .text(before + text)
            } else {
                result.append(step)
            }
        }
        return result
    }
}
