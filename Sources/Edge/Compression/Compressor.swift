internal import CBrotli
internal import CZlib

/// Compresses a whole body at once, when a page is made.
public enum Compressor {
    /// Below this many bytes the gain is smaller than the header that tells of it.
    public static let worthwhile = 1024

    /// gzip (RFC 1952) without a time, so that equal bodies are equal bytes; `nil` when zlib refuses.
    public static func gzip(_ body: [UInt8], level: Int32 = 7) -> [UInt8]? {
        var stream = z_stream()
        // 15 window bits, and 16 more for the gzip frame.
        guard
            deflateInit2_(
                &stream, level, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)
            ) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        let capacity = Int(deflateBound(&stream, UInt(body.count)))
        var input = body
        return input.withUnsafeMutableBufferPointer { source -> [UInt8]? in
            var ended = false
            let result = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(capacity)
                ended = deflate(&stream, Z_FINISH) == Z_STREAM_END
                count = ended ? Int(stream.total_out) : 0
            }
            return ended ? fitted(result) : nil
        }
    }

    /// What TCP sends before the first answer: ten segments of 1,448 bytes (RFC 6928).
    static let firstFlight = 14_480

    /// The same as small as zlib makes it where that may spare a reader a round trip: the answer, `headerBytes` of headers
    /// with it, nearly fits in the first flight.
    public static func gzip(_ body: [UInt8], headerBytes: Int) -> [UInt8]? {
        guard let bytes = gzip(body) else { return nil }
        guard (firstFlight - 200...firstFlight + 300).contains(bytes.count + headerBytes) else { return bytes }
        return [bytes, gzip(body, level: 9) ?? bytes].min { $0.count < $1.count }
    }

    /// Brotli (RFC 7932); `nil` when the library refuses.
    public static func brotli(_ body: [UInt8], quality: Int32 = 5) -> [UInt8]? {
        let capacity = BrotliEncoderMaxCompressedSize(body.count)
        guard capacity > 0 else { return nil }
        // A window as long as the body finds all that a longer one would, and takes less memory (RFC 7932: 10 to 24 bits).
        let window = min(max(Int32(Int.bitWidth - body.count.leadingZeroBitCount), 10), 22)
        var succeeded = false
        let result = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
            var size = capacity
            succeeded =
                BrotliEncoderCompress(quality, window, BROTLI_MODE_TEXT, body.count, body, &size, target.baseAddress)
                != 0
            count = succeeded ? size : 0
        }
        return succeeded ? fitted(result) : nil
    }

    /// What `gzip` made a body into, made the body again.
    /// - Parameters:
    ///   - bytes: At least one.
    ///   - length: Of the body.
    /// - Returns: `nil` for other bytes.
    static func gunzip(_ bytes: UnsafeRawBufferPointer, length: Int) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { inflateEnd(&stream) }
        var isWhole = false
        let body = [UInt8](unsafeUninitializedCapacity: length) { target, count in
            // zlib only reads it; its interface is older than const.
            stream.next_in = UnsafeMutablePointer(mutating: bytes.assumingMemoryBound(to: UInt8.self).baseAddress)
            stream.avail_in = UInt32(bytes.count)
            stream.next_out = target.baseAddress
            stream.avail_out = UInt32(length)
            isWhole = inflate(&stream, Z_FINISH) == Z_STREAM_END && Int(stream.total_out) == length
            count = isWhole ? length : 0
        }
        return isWhole ? body : nil
    }

    /// The same of `brotli`.
    static func unbrotli(_ bytes: UnsafeRawBufferPointer, length: Int) -> [UInt8]? {
        var isWhole = false
        let body = [UInt8](unsafeUninitializedCapacity: length) { target, count in
            var size = length
            let result = BrotliDecoderDecompress(
                bytes.count, bytes.assumingMemoryBound(to: UInt8.self).baseAddress, &size, target.baseAddress)
            isWhole = result == BROTLI_DECODER_RESULT_SUCCESS && size == length
            count = isWhole ? length : 0
        }
        return isWhole ? body : nil
    }

    /// The same bytes in as much memory as they need: what is made room for is as long as the body, and is kept for long.
    static func fitted(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBufferPointer { [UInt8]($0) } }
}
