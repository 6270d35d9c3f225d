/// What the codec and those behind it have to do with a connection.
struct CodecWork {
    /// Requests handed on or read, less those that were answered.
    private var open = 0
    /// Handed on by the edge and not yet read by the codec.
    private var announced = 0
    private var isReading = false

    /// A whole message was handed on.
    mutating func begin() {
        open += 1
        announced += 1
    }

    mutating func headRead() {
        isReading = true
        if announced > 0 { announced -= 1 } else { open += 1 }
    }

    mutating func endRead() { isReading = false }

    mutating func answered() { open -= 1 }

    /// Whether everything that was handed on was read to its end and answered.
    var isDone: Bool { open == 0 && announced == 0 && !isReading }

    /// Whether an answer is being made: the client may wait for as long as it takes.
    var isAnswering: Bool { open > 0 && !isReading }
}
