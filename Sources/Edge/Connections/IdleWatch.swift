internal import NIOCore

/// Closes a connection that neither asks nor is answered for too long.
struct IdleWatch {
    private final class State {
        var last = NIODeadline.now()
        var buffered = 0
        var next: Scheduled<Void>?
    }

    private let state = State()

    /// Something happened.
    func note() { state.last = .now() }

    /// - Parameter isBusy: Whether the client waits for an answer that is being made.
    func start(after timeout: TimeAmount, _ context: ChannelHandlerContext, isBusy: @escaping () -> Bool) {
        note()
        schedule(timeout, timeout, context, isBusy)
    }

    func stop() {
        state.next?.cancel()
        state.next = nil
    }

    private func schedule(
        _ delay: TimeAmount, _ timeout: TimeAmount, _ context: ChannelHandlerContext, _ isBusy: @escaping () -> Bool
    ) {
        state.next?.cancel()
        state.next = context.eventLoop.assumeIsolated().scheduleTask(in: delay) { [self] in
            look(timeout, context, isBusy)
        }
    }

    private func look(_ timeout: TimeAmount, _ context: ChannelHandlerContext, _ isBusy: @escaping () -> Bool) {
        // One who takes what was written, however slowly, is not idle.
        let buffered =
            (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)).flatMap { $0 } ?? 0
        let drains = buffered < state.buffered
        state.buffered = buffered
        if isBusy() || drains { note() }
        let left = timeout - (NIODeadline.now() - state.last)
        if left > .zero {
            schedule(left, timeout, context, isBusy)
        } else {
            context.close(promise: nil)
        }
    }
}
