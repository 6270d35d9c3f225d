internal import CVips
internal import Dispatch
internal import Foundation
public import News

/// Renders with libvips, on a queue of its own: its calls block, and must not hold a thread of the cooperative pool.
public struct VipsPictureProcessor: PictureProcessor {
    private let queue = DispatchQueue(label: "pictures", qos: .utility, attributes: .concurrent)
    private let slots = DispatchSemaphore(value: 2)

    public init() {}

    /// Whether the library that is installed here writes AVIF. Opens it.
    public static func writesAVIF() -> Bool { manchette_vips_can_save(".avif[Q=50,effort=1,strip]") == 1 }

    public func inspect(_ file: [UInt8]) async throws -> PictureFacts {
        let format = try PictureSignature.format(of: file)
        return try await onQueue {
            var width: Int32 = 0
            var height: Int32 = 0
            var color = [0.0, 0.0, 0.0]
            let result = manchette_vips_inspect(
                file, file.count, Double(PictureSignature.maximumPixels), &width, &height, &color
            )
            guard result >= 0 else { throw VipsPictureProcessor.failure() }
            try PictureSignature.checkPixels(width: Int(width), height: Int(height))
            let digits = color.map { value -> String in
                let text = String(Int(min(max(value, 0), 255)), radix: 16)
                return text.count == 1 ? "0" + text : text
            }
            return PictureFacts(
                width: Int(width), height: Int(height), format: format, averageColor: "#" + digits.joined()
            )
        }
    }

    public func render(
        _ file: [UInt8], as rendition: Rendition, originalWidth: Int, originalHeight: Int
    ) async throws -> [UInt8] {
        _ = try PictureSignature.format(of: file)
        let window = CropWindow(rendition, originalWidth: originalWidth, originalHeight: originalHeight)
        let suffix =
            switch rendition.format {
            // Half of WebP's bytes for half as much work again; more effort costs ten times that for two in a hundred.
            case .avif: ".avif[Q=50,effort=1,strip]"
            case .webp: ".webp[Q=74,effort=4,strip]"
            case .jpeg: ".jpg[Q=78,optimize_coding,interlace,strip]"
            }
        return try await onQueue {
            let made = try VipsPictureProcessor.render(
                file, scaledWidth: window.scaledWidth, left: window.left, top: window.top, width: window.width,
                height: window.height, suffix: suffix
            )
            return rendition.format == .webp ? WebPFile.bare(made) : made
        }
    }

    public func draw(svg: String, width: Int, format: PictureFormat) async throws -> [UInt8] {
        let suffix =
            switch format {
            case .png: ".png[compression=9,strip]"
            case .webp: ".webp[Q=86,effort=4,strip]"
            case .jpeg, .avif, .gif: ".jpg[Q=88,optimize_coding,strip]"
            }
        let file = Array(svg.utf8)
        return try await onQueue {
            try VipsPictureProcessor.render(
                file, scaledWidth: width, left: 0, top: 0, width: 0, height: 0, suffix: suffix
            )
        }
    }

    private static func render(
        _ file: [UInt8], scaledWidth: Int, left: Int, top: Int, width: Int, height: Int, suffix: String
    ) throws -> [UInt8] {
        var out: UnsafeMutableRawPointer?
        var length = 0
        let result = manchette_vips_render(
            file, file.count, Int32(scaledWidth), Int32(left), Int32(top), Int32(width), Int32(height), suffix, &out,
            &length
        )
        guard result == 0, let out else { throw failure() }
        defer { manchette_vips_free(out) }
        return Array(UnsafeRawBufferPointer(start: out, count: length))
    }

    static func failure() -> PictureError {
        if manchette_vips_start() != 0 { return .libraryMissing }
        var text = [CChar](repeating: 0, count: 400)
        manchette_vips_error(&text, text.count)
        let end = text.firstIndex(of: 0) ?? text.endIndex
        let message = String(decoding: text[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return .damaged(message.split(separator: "\n").first.map(String.init) ?? "it cannot be decoded")
    }

    func onQueue<Output: Sendable>(_ work: @escaping @Sendable () throws -> Output) async throws -> Output {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                slots.wait()
                defer { slots.signal() }
                continuation.resume(with: Result { try work() })
            }
        }
    }
}
