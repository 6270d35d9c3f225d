/// What one of the full text indexes keeps of an article.
protocol SearchTableEntry: Sendable {
    static var table: SQL { get }
    /// Where it stands (`SearchPlace`).
    var place: Int64 { get }
    var facets: String { get }
    var terms: String { get }
}

extension WriteTransaction {
    /// Writes entries in the order of their places: FTS5 writes all it holds to the file when a row comes before the last,
    /// and at the statements of any other table that change several rows.
    func insert<Entry: SearchTableEntry>(_ entries: [Entry]) throws {
        for entry in entries.sorted(by: { $0.place < $1.place }) {
            try execute(
                """
                INSERT INTO \(Entry.table) (rowid, facets, terms)
                VALUES (\(entry.place), \(entry.facets), \(entry.terms))
                """
            )
        }
    }
}
