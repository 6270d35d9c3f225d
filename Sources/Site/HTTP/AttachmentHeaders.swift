internal import Foundation
internal import HTTPTypes
internal import News

/// Headers under which a file from outside can do no harm: it is what it is said to be, runs nothing, and a document is
/// saved instead of shown as a page of ours.
enum AttachmentHeaders {
    static func fields(of attachment: Attachment) -> HTTPFields {
        var fields = HTTPFields()
        fields[.contentType] = attachment.format.mediaType
        fields[.acceptRanges] = "bytes"
        fields[.xContentTypeOptions] = "nosniff"
        fields[.contentSecurityPolicy] = "default-src 'none'; sandbox"
        let kind = attachment.format.isAudio ? "inline" : "attachment"
        fields[.contentDisposition] = "\(kind); filename*=UTF-8''\(encoded(attachment))"
        if let policy = HTTPField.Name("cross-origin-resource-policy") { fields[policy] = "same-site" }
        return fields
    }

    /// The title as a file's name (RFC 8187).
    private static func encoded(_ attachment: Attachment) -> String {
        let title = String(attachment.title.prefix(80).map { "/\\:*?\"<>|".contains($0) ? "-" : $0 })
        let ending = ".\(attachment.format.rawValue)"
        let name = title.lowercased().hasSuffix(ending) ? title : title + ending
        let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._")
        return name.addingPercentEncoding(withAllowedCharacters: plain) ?? "file\(ending)"
    }
}
