internal import News

extension DeskWords {
    /// People to choose from, in the order of their names.
    func options(_ people: some Sequence<User>) -> [(value: String, label: String)] {
        rules.sorted(Array(people), by: \.name).map { (String($0.id.rawValue), $0.name) }
    }
}
