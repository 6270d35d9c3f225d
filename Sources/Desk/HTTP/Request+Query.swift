internal import Foundation
internal import Hummingbird

extension Request {
    /// A field of a form that was sent by GET, whose blanks browsers write as `+`.
    func queryText(_ name: String) -> String? {
        for pair in (uri.query ?? "").split(separator: "&").prefix(32) where pair.hasPrefix("\(name)=") {
            return pair.dropFirst(name.utf8.count + 1).replacing("+", with: " ").removingPercentEncoding
        }
        return nil
    }
}
