extension Migration {
    /// The letters of an edition's addresses, and by how many days its Hijri date differs from the arithmetic calendar;
    /// none where it shows none (docs/decisions/0025).
    static let editionsOwnWays = Migration(21, "editions_own_ways") { _ in
        [
            "ALTER TABLE edition ADD COLUMN slug_letters TEXT NOT NULL DEFAULT 'own'",
            "ALTER TABLE edition ADD COLUMN hijri BIGINT",
        ]
    }
}
