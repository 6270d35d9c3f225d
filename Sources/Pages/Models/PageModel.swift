internal import Mustache

/// What a template is given: values with names, all of them safe. The table of fields is also what `ThemeChecker` knows
/// a template's names by.
protocol PageModel: Sendable, MustacheParent {
    static var fields: [String: PageField<Self>] { get }
}

extension PageModel {
    /// A field without a value answers `Absent`, since with nothing Mustache would go on to look in the models around
    /// this one, and show their picture on a card that has none.
    func child(named name: String) -> Any? {
        guard let field = Self.fields[name] else { return nil }
        return field.value(self) ?? Absent()
    }

    static func kind(of name: String) -> PageFieldKind? { fields[name]?.kind }
    static var fieldNames: [String] { fields.keys.sorted() }
}

/// What a name stands for.
enum PageFieldKind: Sendable {
    case text
    case flag
    case model(any PageModel.Type)
    case list(any PageModel.Type)
}

/// One named value of a model.
struct PageField<Model>: Sendable {
    let kind: PageFieldKind
    fileprivate let value: @Sendable (Model) -> Any?

    /// Markup; absent when `nil`.
    static func text(_ value: @escaping @Sendable (Model) -> SafeHTML?) -> PageField {
        PageField(kind: .text) { value($0) }
    }

    /// Whether a section of the template is shown.
    static func flag(_ value: @escaping @Sendable (Model) -> Bool) -> PageField {
        PageField(kind: .flag) { value($0) }
    }

    /// A value with names of its own; absent when `nil`.
    static func model<Child: PageModel>(_ value: @escaping @Sendable (Model) -> Child?) -> PageField {
        PageField(kind: .model(Child.self)) { value($0) }
    }

    /// Several of them.
    static func list<Child: PageModel>(_ value: @escaping @Sendable (Model) -> [Child]) -> PageField {
        PageField(kind: .list(Child.self)) { value($0) }
    }
}

/// A field that is known and has no value.
private struct Absent: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}
