internal import Foundation
internal import News
internal import Yams

/// `manchette.yaml` as flat keys with the line each stands on: `server.port`, `editions.0.language`.
struct SettingsFile: Sendable {
    struct Entry: Sendable {
        let text: String
        let line: Int
    }

    /// The name that sentences call the file by.
    let name: String
    private(set) var entries: [String: Entry] = [:]
    /// The lines of keys that hold a list or further keys.
    private(set) var containers: [String: Int] = [:]

    /// - Throws: `NewsError(.invalid)` with file and line when the text is no YAML or repeats a key.
    init(text: String, name: String) throws {
        self.name = name
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw NewsError(
                .invalid, Sentence(verbatim: SettingsFile.sentence(for: error)),
                field: SettingsFile.place(of: error, in: name),
                help: "Mend the line; indent with spaces, and write “key: value”.", underlying: error
            )
        }
        guard let root else { return }
        guard case .mapping = root else {
            throw NewsError(
                .invalid, "The file does not hold keys and values.", field: "\(name):1",
                help: "Write “publication:” and under it “  name: …”."
            )
        }
        try add(root, at: "")
    }

    private mutating func add(_ node: Node, at key: String) throws {
        let line = node.mark?.line ?? 1
        switch node {
        case .scalar(let scalar):
            // An empty value means that the key is not set.
            if !(scalar.string.isEmpty && scalar.style == .any) && node.null == nil {
                entries[key] = Entry(text: scalar.string, line: line)
            } else {
                containers[key] = line
            }
        case .mapping(let mapping):
            if !key.isEmpty { containers[key] = line }
            for (name, value) in mapping {
                guard let text = name.string else { continue }
                try add(value, at: key.isEmpty ? text : "\(key).\(text)")
            }
        case .sequence(let sequence):
            containers[key] = line
            for (index, value) in sequence.enumerated() { try add(value, at: "\(key).\(index)") }
        case .alias: break
        }
    }

    /// Where a key stands: `manchette.yaml:7`.
    func place(of key: String) -> String {
        if let line = entries[key]?.line ?? containers[key] { return "\(name):\(line)" }
        return name
    }

    private static func place(of error: YamlError, in name: String) -> String {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            "\(name):\(mark.line)"
        case .duplicatedKeysInMapping(_, let context): "\(name):\(context.mark.line)"
        default: name
        }
    }

    private static func sentence(for error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _):
            "This is no YAML: \(problem)."
        case .duplicatedKeysInMapping: "A key stands here twice."
        default: "The file is no YAML."
        }
    }
}
