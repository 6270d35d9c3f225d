/// What a template is given: values with names, all of them safe. The table of fields is also what `TemplateCompiler`
/// knows a template's names by.
protocol PageModel: Sendable {
    static var fields: PageFields<Self> { get }

    /// The markup of a field; `nil` where it has none.
    func text(at field: Int) -> SafeHTML?
    /// Whether a section of the template is shown.
    func isShown(at field: Int) -> Bool
    /// The model of a field.
    func model(at field: Int) -> (any PageModel)?
    /// The models of a field.
    func models(at field: Int) -> [any PageModel]
}

// Witnesses for each model, so that a template reaches its fields without a cast.
extension PageModel {
    func text(at field: Int) -> SafeHTML? { Self.fields.values[field].text?(self) }
    func isShown(at field: Int) -> Bool { Self.fields.values[field].isShown(self) }
    func model(at field: Int) -> (any PageModel)? { Self.fields.values[field].model?(self) }
    func models(at field: Int) -> [any PageModel] { Self.fields.values[field].models?(self) ?? [] }

    /// Where a field stands, and what it is.
    static func field(_ name: String) -> (index: Int, kind: PageFieldKind)? {
        fields.indices[name].map { ($0, fields.values[$0].kind) }
    }

    static var fieldNames: [String] { fields.indices.keys.sorted() }
}

/// What a name stands for.
enum PageFieldKind: Sendable {
    case text
    case flag
    case model(any PageModel.Type)
    case list(any PageModel.Type)
}

/// The named values of a model.
struct PageFields<Model: Sendable>: Sendable, ExpressibleByDictionaryLiteral {
    let values: [PageField<Model>]
    let indices: [String: Int]

    init(dictionaryLiteral elements: (String, PageField<Model>)...) {
        values = elements.map(\.1)
        indices = Dictionary(uniqueKeysWithValues: elements.enumerated().map { ($1.0, $0) })
    }
}

/// One named value of a model.
struct PageField<Model: Sendable>: Sendable {
    let kind: PageFieldKind
    fileprivate let isShown: @Sendable (Model) -> Bool
    fileprivate var text: (@Sendable (Model) -> SafeHTML?)?
    fileprivate var model: (@Sendable (Model) -> (any PageModel)?)?
    fileprivate var models: (@Sendable (Model) -> [any PageModel])?

    /// Markup; absent when `nil`.
    static func text(_ value: @escaping @Sendable (Model) -> SafeHTML?) -> PageField {
        PageField(kind: .text, isShown: { value($0) != nil }, text: value)
    }

    /// Whether a section of the template is shown.
    static func flag(_ value: @escaping @Sendable (Model) -> Bool) -> PageField {
        PageField(kind: .flag, isShown: value)
    }

    /// A value with names of its own; absent when `nil`.
    static func model<Child: PageModel>(_ value: @escaping @Sendable (Model) -> Child?) -> PageField {
        PageField(kind: .model(Child.self), isShown: { value($0) != nil }, model: { value($0) })
    }

    /// Several of them.
    static func list<Child: PageModel>(_ value: @escaping @Sendable (Model) -> [Child]) -> PageField {
        PageField(kind: .list(Child.self), isShown: { !value($0).isEmpty }, models: { value($0) })
    }
}
