internal import Foundation
internal import Synchronization

/// The theme in use. A theme that does not load never replaces one that did.
public final class ThemeHolder: Sendable {
    private struct State {
        var theme: Theme
        var stamp: [String: Date]
        var error: ThemeError?
    }

    private let folder: String
    private let overrides: String?
    private let state: Mutex<State>

    /// Loads the theme with its overrides; with overrides that are broken, the default theme alone.
    /// - Throws: `ThemeError` when the default theme itself does not load.
    public init(folder: String, overrides: String?) throws {
        self.folder = folder
        self.overrides = overrides
        let stamp = ThemeHolder.stamp(of: [folder, overrides].compactMap { $0 })
        do {
            state = Mutex(State(theme: try Theme(folder: folder, overrides: overrides), stamp: stamp))
        } catch let error as ThemeError {
            state = Mutex(State(theme: try Theme(folder: folder), stamp: stamp, error: error))
        }
    }

    /// The last theme that loaded.
    public var theme: Theme { state.withLock { $0.theme } }

    /// Why the files as they are now are not in use; `nil` when they are.
    public var error: ThemeError? { state.withLock { $0.error } }

    /// Loads the theme again if any of its files changed.
    /// - Returns: Whether there is a new theme in use.
    public func reload() -> Bool {
        let stamp = ThemeHolder.stamp(of: [folder, overrides].compactMap { $0 })
        guard state.withLock({ $0.stamp != stamp }) else { return false }
        do {
            let theme = try Theme(folder: folder, overrides: overrides)
            state.withLock { $0 = State(theme: theme, stamp: stamp) }
            return true
        } catch {
            let error = error as? ThemeError ?? ThemeError(file: folder, message: "\(error)")
            state.withLock {
                $0.stamp = stamp
                $0.error = error
            }
            return false
        }
    }

    private static func stamp(of folders: [String]) -> [String: Date] {
        var stamp: [String: Date] = [:]
        for folder in folders {
            for subfolder in ["", "/templates", "/strings", "/fonts"] {
                let path = folder + subfolder
                for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
                    let file = "\(path)/\(name)"
                    let date = try? FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
                    stamp[file] = date
                }
            }
        }
        return stamp
    }
}
