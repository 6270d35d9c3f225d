/// What the load cannot begin with, or could not go on with, in one sentence.
struct CrowdError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
