internal import Foundation

/// How far a long command has come: a bar on a terminal, and one line for each tenth elsewhere.
struct Progress {
    private let console: Console
    private let label: String
    private let total: Int
    private let started = Date()
    private var lastTenth = 0
    private var lastDrawn = Date.distantPast

    init(_ label: String, total: Int, console: Console) {
        self.label = label
        self.total = max(total, 1)
        self.console = console
    }

    mutating func advance(to done: Int) {
        let part = Double(done) / Double(total)
        if console.isInteractive {
            guard done >= total || Date().timeIntervalSince(lastDrawn) > 0.1 else { return }
            lastDrawn = Date()
            let width = 30
            let filled = Int(part * Double(width))
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
            console.redraw("\(label) \(bar) \(done)/\(total)  \(Int(rate(done)))/s")
            if done >= total { console.note("") }
        } else if Int(part * 10) > lastTenth {
            lastTenth = Int(part * 10)
            console.note("\(label): \(done) of \(total)")
        }
    }

    /// How many a second so far.
    func rate(_ done: Int) -> Double {
        let seconds = Date().timeIntervalSince(started)
        return seconds > 0 ? Double(done) / seconds : 0
    }
}
