struct ImportPage { var section: [String]?; var edition: String?
  func run(_ bytes: [UInt8], path: String, in site: OpenPublication, environment: [String: String]) async throws -> ImportReport { ImportReport(file: "", format: "") } }
