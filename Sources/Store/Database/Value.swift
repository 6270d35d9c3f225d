/// A value of a column or of a parameter, in the types that SQLite and PostgreSQL share.
public enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
}
