/// Sets text as its language prints it. What was set once is left as it is by a second time.
protocol Typographer: Sendable {
    /// Goes through the source of the galley from its beginning to its end.
    func set(_ galley: inout Galley)
}

extension Typographer {
    /// Sets one sentence that marks split into runs.
    func typeset(_ runs: [String]) -> [String] {
        var galley = Galley(runs)
        set(&galley)
        return galley.finish(otherwise: runs)
    }
}

/// A language whose text is printed as it is written.
struct PlainTypographer: Typographer {
    func set(_ galley: inout Galley) {}
}
