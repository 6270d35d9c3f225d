internal import NIOCore

/// Closes a connection that neither asks nor is answered for too long.
final class IdleWatch {
    private let timeout: TimeAmount
    private let context: ChannelHandlerContext
    private let isBusy: () -> Bool
    private var last: NIODeadline
    private var buffered = 0
    private var next: Scheduled<Void>?

    /// - Parameter isBusy: Whether the client waits for an answer that is being made.
    init(_ timeout: TimeAmount, _ context: ChannelHandlerContext, isBusy: @escaping () -> Bool) {
        self.timeout = timeout
        self.context = context
        self.isBusy = isBusy
        last = context.eventLoop.now
        schedule(timeout)
    }

    /// Something happened.
    func note() { last = context.eventLoop.now }

    func stop() {
        next?.cancel()
        next = nil
    }

    private func schedule(_ delay: TimeAmount) {
        next = context.eventLoop.assumeIsolated().scheduleTask(in: delay) { self.look() }
    }

    private func look() {
        // One who takes what was written, however slowly, is not idle.
        let buffered = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        if isBusy() || buffered < self.buffered { note() }
        self.buffered = buffered
        let left = timeout - (context.eventLoop.now - last)
        if left > .zero { schedule(left) } else { context.close(promise: nil) }
    }
}
