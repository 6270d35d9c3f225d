public import NIOCore

/// Stands before the HTTP codec of a connection and answers, on its event loop, what it knows for certain (decision 34).
///
/// It reads each request's head in place. One that asks plainly for a page that stands ready is answered with that page's
/// bytes; another is handed on, alone where its length is certain, and what comes behind it waits until its answer was
/// written. From the first byte on that it does not know it hands on everything and answers nothing more.
public final class EdgeHandler: ChannelDuplexHandler {
    public typealias InboundIn = ByteBuffer
    public typealias InboundOut = ByteBuffer
    public typealias OutboundIn = IOData
    public typealias OutboundOut = IOData

    private enum Mode: Equatable {
        /// Everything before was answered.
        case own
        /// A message was handed on, of which so many bytes are still to come, and its answer is not written yet.
        case waiting(bodyLeft: Int)
        /// Everything is handed on, for the rest of the connection.
        case passing
    }

    private let answers: EdgeAnswers
    private let idleTimeout: TimeAmount
    private var context: ChannelHandlerContext?
    private var mode = Mode.own
    /// What came and was neither answered nor handed on.
    private var held: ByteBuffer?
    /// Whether requests come in HTTP/1.0, where each has a connection of its own (RFC 9112, 9.3).
    public private(set) var isOldClient = false
    private var isWritable = true
    private var wantsRead = false
    private var needsFlush = false
    private var hasHandedOn = false
    /// The client sends no more, and the codec was not told yet.
    private var isInputClosed = false
    private var codec = CodecWork()
    private var idle: IdleWatch?

    /// - Parameters:
    ///   - cache: The pages to answer with.
    ///   - idleTimeout: How long a connection may neither ask nor be answered.
    public init(_ cache: PageCache, idleTimeout: TimeAmount) {
        answers = EdgeAnswers(cache)
        self.idleTimeout = idleTimeout
    }

    // MARK: The connection

    public func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { watch(context) }
    }

    public func handlerRemoved(context: ChannelHandlerContext) {
        idle?.stop()
        idle = nil
        self.context = nil
    }

    public func channelActive(context: ChannelHandlerContext) {
        watch(context)
        context.fireChannelActive()
    }

    public func channelInactive(context: ChannelHandlerContext) {
        idle?.stop()
        idle = nil
        held = nil
        mode = .passing
        context.fireChannelInactive()
    }

    private func watch(_ context: ChannelHandlerContext) {
        // No weak references: an object that has one is counted the slow way ever after.
        if idle == nil { idle = IdleWatch(idleTimeout, context) { self.codec.isAnswering } }
    }

    // MARK: What comes in

    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if mode == .own, held == nil {
            work(&bytes, context)
            if bytes.readableBytes > 0 { held = bytes }
            return
        }
        switch mode {
        case .passing: handOn(bytes, context)
        case .own, .waiting:
            if held == nil { held = bytes } else { held?.writeBuffer(&bytes) }
            workOnHeld(context)
        }
    }

    public func channelReadComplete(context: ChannelHandlerContext) { complete(context) }

    /// Sends what was written and tells the codec that so much came.
    private func complete(_ context: ChannelHandlerContext) {
        if needsFlush {
            needsFlush = false
            context.flush()
        }
        if hasHandedOn {
            hasHandedOn = false
            context.fireChannelReadComplete()
        }
    }

    public func read(context: ChannelHandlerContext) {
        if holdsBack { wantsRead = true } else { context.read() }
    }

    /// Whether more would only lie here: an answer is being made or does not drain.
    private var holdsBack: Bool {
        guard held != nil else { return false }
        return mode == .waiting(bodyLeft: 0) || mode == .own && !isWritable
    }

    private func workOnHeld(_ context: ChannelHandlerContext) {
        guard var bytes = held else { return }
        held = nil
        work(&bytes, context)
        if bytes.readableBytes > 0 { held = bytes }
    }

    /// Answers and hands on what can be; what is left has to wait.
    private func work(_ bytes: inout ByteBuffer, _ context: ChannelHandlerContext) {
        while bytes.readableBytes > 0 {
            switch mode {
            case .passing:
                handOn(bytes, context)
                bytes.clear()
            case .waiting(0): return
            case .waiting(let left):
                guard let piece = bytes.readSlice(length: min(left, bytes.readableBytes)) else { return }
                mode = .waiting(bodyLeft: left - piece.readableBytes)
                handOn(piece, context)
                settle()
            case .own:
                // An answer more than drains would lie in memory.
                guard isWritable else { return }
                switch answers.reply(to: bytes) {
                case .wait: return
                case .answer(let answer, let length):
                    bytes.moveReaderIndex(forwardBy: length)
                    context.write(wrapOutboundOut(.byteBuffer(answer)), promise: nil)
                    needsFlush = true
                    idle?.note()
                case .handOn(let headLength, let bodyLength):
                    guard let head = bytes.readSlice(length: headLength) else { return }
                    codec.begin()
                    mode = .waiting(bodyLeft: bodyLength)
                    handOn(head, context)
                    settle()
                case .pass:
                    mode = .passing
                    isOldClient = EdgeAnswers.isHTTP10(bytes)
                }
            }
        }
    }

    private func handOn(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        hasHandedOn = true
        context.fireChannelRead(wrapInboundOut(bytes))
    }

    /// Takes the connection back when the message that was handed on has come and its answer is written.
    private func settle() {
        if mode == .waiting(bodyLeft: 0), codec.isDone { mode = .own }
    }

    // MARK: What the codec says

    /// The codec has read the head of a request.
    public func requestBegan() {
        codec.headRead()
        idle?.note()
    }

    /// The codec has read more of a request, or its end.
    public func requestWentOn(isEnd: Bool) {
        if isEnd { codec.endRead() }
        idle?.note()
    }

    /// The last byte of an answer was written.
    public func answerEnded() {
        codec.answered()
        idle?.note()
        guard case .waiting = mode, let context else { return }
        settle()
        guard mode == .own, held != nil || isInputClosed else { return }
        // Not at once: whoever wrote the answer is still at it, and may close the connection behind it.
        context.eventLoop.assumeIsolated().execute { self.goOn() }
    }

    /// Goes on with what waits, and reads again.
    private func goOn() {
        guard let context else { return }
        workOnHeld(context)
        complete(context)
        if isInputClosed { tellInputClosed(context) }
        if wantsRead, !holdsBack {
            wantsRead = false
            context.read()
        }
    }

    // MARK: What goes out

    public func channelWritabilityChanged(context: ChannelHandlerContext) {
        isWritable = context.channel.isWritable
        context.fireChannelWritabilityChanged()
        if isWritable, mode == .own, held != nil {
            context.eventLoop.assumeIsolated().execute { self.goOn() }
        }
    }

    public func close(context: ChannelHandlerContext, mode closing: CloseMode, promise: EventLoopPromise<Void>?) {
        // Nothing is answered behind the last answer.
        if closing != .input { mode = .passing }
        context.close(mode: closing, promise: promise)
    }

    // MARK: The end

    public func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            isInputClosed = true
            tellInputClosed(context)
        case is ChannelShouldQuiesceEvent:
            guard mode == .own else {
                // What waits behind an answer is not begun any more.
                if mode != .passing { held = nil }
                mode = .passing
                context.fireUserInboundEventTriggered(event)
                return
            }
            mode = .passing
            drained(context) { context.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// Tells the codec that no more comes, once everything that came was dealt with and went out: it closes the connection.
    private func tellInputClosed(_ context: ChannelHandlerContext) {
        switch mode {
        case .own where held != nil && !isWritable, .waiting where held != nil: return
        case .own where held != nil:
            // Half a head: the codec knows what to say to it.
            mode = .passing
            workOnHeld(context)
            complete(context)
            isInputClosed = false
            context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        case .own:
            isInputClosed = false
            drained(context) { context.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
        case .waiting, .passing:
            isInputClosed = false
            context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        }
    }

    /// Does something when all that was written has gone out.
    private func drained(_ context: ChannelHandlerContext, _ body: @escaping () -> Void) {
        needsFlush = false
        let promise = context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated().whenComplete { _ in body() }
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer())), promise: promise)
    }
}
