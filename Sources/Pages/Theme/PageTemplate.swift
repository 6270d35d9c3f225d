/// A template with every name looked up: what is left to do for a page is to put texts one after the other
/// (docs/decisions/0037).
struct PageTemplate: Sendable {
    /// One thing to write.
    enum Step: Sendable {
        case text(String)
        case value(Place)
        /// Shown when there is a value, or when there is none.
        case when(Place, isInverted: Bool, [Step])
        /// Written with the model of a field, where there is one.
        case with(Place, [Step])
        /// Written once for each model of a field.
        case each(Place, [Step])
    }

    /// A field of one of the models around a step.
    struct Place: Sendable {
        /// Which of the models, counted from the outermost.
        let level: Int
        /// Which of the model's fields.
        let field: Int
    }

    let steps: [Step]

    /// The template filled.
    /// - Parameters:
    ///   - models: Of the types that it was compiled for, in their order.
    ///   - size: About how many bytes it will have.
    func render(_ models: [any PageModel], size: Int = 0) -> String {
        var models = models
        var html = ""
        html.reserveCapacity(size)
        PageTemplate.write(steps, &models, into: &html)
        return html
    }

    private static func write(_ steps: [Step], _ models: inout [any PageModel], into html: inout String) {
        for step in steps {
            switch step {
            case .text(let text): html += text
            case .value(let place):
                if let value = models[place.level].text(at: place.field) { html += value.html }
            case .when(let place, let isInverted, let steps):
                if models[place.level].isShown(at: place.field) != isInverted { write(steps, &models, into: &html) }
            case .with(let place, let steps):
                guard let model = models[place.level].model(at: place.field) else { continue }
                models.append(model)
                write(steps, &models, into: &html)
                models.removeLast()
            case .each(let place, let steps):
                for model in models[place.level].models(at: place.field) {
                    models.append(model)
                    write(steps, &models, into: &html)
                    models.removeLast()
                }
            }
        }
    }
}
