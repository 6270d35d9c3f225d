/// Why a file is not taken or not rendered.
public enum PictureError: Error, Sendable, Hashable, CustomStringConvertible {
    /// By its content it is none of the formats we take.
    case unknownFormat
    case tooLarge(bytes: Int)
    case tooManyPixels(width: Int, height: Int)
    /// It cannot be decoded, or not wholly.
    case damaged(String)
    /// It is a picture and a page, a script, an archive or a document at once.
    case twoThings
    /// Its name says another format than its content.
    case wrongName(is: String, says: String)
    case libraryMissing
    /// Too many renditions are being made already.
    case busy
    case disk(String)

    public var description: String {
        switch self {
        case .unknownFormat:
            "The file is no JPEG, PNG, WebP, AVIF or GIF picture, and no MP3, M4A, Ogg, WAV or PDF file, whatever its name says."
        case .tooLarge(let bytes): "The file has \(bytes / 1_000_000) MB; pictures may have up to 40 MB."
        case .tooManyPixels(let width, let height):
            "The picture claims \(width) × \(height) pixels; up to 100 million are taken."
        case .damaged(let reason): "The picture is damaged or cut off (\(reason))."
        case .twoThings: "The file is a picture and something else at once; save it anew as a picture alone."
        case .wrongName(let format, let name):
            "The file is \(format.uppercased()), and its name ends in “.\(name)”; give it the right ending."
        case .libraryMissing: "Pictures need libvips. Install it (on Debian: apt-get install libvips42)."
        case .busy: "Too many pictures are being made at this moment."
        case .disk(let reason): "The media folder cannot be written: \(reason)"
        }
    }
}
