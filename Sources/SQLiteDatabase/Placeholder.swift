import GRDB
enum SQLiteDatabasePlaceholder {}
