internal import NIOCore
internal import NIOPosix

/// One reader with one connection, on which a question waits for the answer of the one before it. Lives on its lane's
/// event loop.
final class Reader {
    struct Question {
        let target: Int
        /// When it was to be asked.
        let dueAt: Int64
        var sentAt: Int64 = 0
        var isAskedAgain = false
    }

    private enum State {
        case closed
        case opening
        case open(any Channel)
    }

    private unowned let lane: Lane
    private let source: SocketAddress?
    private var state = State.closed
    private var asked: Question?
    private var waiting = CircularBuffer<Question>(initialCapacity: 2)
    private var answers = AnswerReader()
    /// Whether this connection has answered before: only such a one may be closed by the server at any time.
    private var hasAnswered = false

    init(_ lane: Lane, source: SocketAddress?) {
        self.lane = lane
        self.source = source
    }

    /// Questions without an answer so far.
    var open: Int { waiting.count + (asked == nil ? 0 : 1) }
    var openQuestions: [Question] { (asked.map { [$0] } ?? []) + Array(waiting) }

    // MARK: The connection

    func connect() -> EventLoopFuture<any Channel> {
        state = .opening
        let loop = lane.loop
        let this = NIOLoopBound(self, eventLoop: loop)
        var bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(.seconds(10))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AnswerHandler(this.value))
                }
            }
        if let source {
            bootstrap =
                bootstrap
                .channelOption(ChannelOptions.Types.SocketOption(level: .ip, name: .bindAddressNoPort), value: 1)
                .bind(to: source)
        }
        let opened = bootstrap.connect(to: lane.load.address)
        opened.assumeIsolated().whenComplete { result in
            switch result {
            case .success(let channel):
                self.state = .open(channel)
                self.answers = AnswerReader()
                self.hasAnswered = false
                self.askNext()
            case .failure:
                self.state = .closed
                self.drop(.refused)
            }
        }
        return opened
    }

    func close() {
        guard case .open(let channel) = state else { return }
        state = .closed
        channel.close(mode: .all, promise: nil)
    }

    /// The server has closed, or the network has.
    func closed(_ channel: any Channel) {
        guard case .open(let mine) = state, mine === channel else { return }
        state = .closed
        if var question = asked {
            asked = nil
            if hasAnswered, !answers.hasBegun, !question.isAskedAgain {
                question.isAskedAgain = true
                waiting.prepend(question)
                lane.tally.askedAgain += 1
            } else {
                lane.end(question, .broken)
            }
        }
        if !waiting.isEmpty { reopen() }
    }

    private func reopen() {
        lane.tally.reopened += 1
        _ = connect()
    }

    /// Gives up all that waits.
    private func drop(_ fault: Tally.Fault) {
        while let question = waiting.popFirst() { lane.end(question, fault) }
    }

    // MARK: Questions and answers

    func ask(_ question: Question) {
        waiting.append(question)
        switch state {
        case .closed: reopen()
        case .opening: break
        case .open: if asked == nil { askNext(isAtOnce: true) }
        }
    }

    private func askNext(isAtOnce: Bool = false) {
        guard case .open(let channel) = state, asked == nil, var question = waiting.popFirst() else { return }
        question.sentAt = MonotonicTime.now()
        if isAtOnce { Tally.record(question.sentAt - question.dueAt, in: &lane.tally.lateness) }
        if !question.isAskedAgain { lane.tally.sent += 1 }
        asked = question
        channel.writeAndFlush(lane.load.targets[question.target].request, promise: nil)
    }

    func came(_ bytes: ByteBuffer) {
        guard let question = asked else {
            // Nobody asked.
            abandon()
            return
        }
        switch answers.read(bytes, keepsTag: lane.load.targets[question.target].isWatched) {
        case .incomplete: return
        case .unreadable:
            asked = nil
            lane.end(question, .unreadable)
            abandon()
        case .answer(let answer):
            asked = nil
            hasAnswered = true
            lane.end(question, answer)
            if answer.closes { abandon() } else { askNext() }
        }
    }

    /// Leaves this connection, and takes another where questions wait.
    private func abandon() {
        close()
        if !waiting.isEmpty { reopen() }
    }
}

/// Hands what comes on one connection to its reader.
final class AnswerHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let reader: Reader

    init(_ reader: Reader) { self.reader = reader }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { reader.came(unwrapInboundIn(data)) }

    func channelInactive(context: ChannelHandlerContext) { reader.closed(context.channel) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

extension NIOBSDSocket.Option {
    /// Linux's `IP_BIND_ADDRESS_NO_PORT`: a port is chosen when it is known where to, so that it may serve twice.
    fileprivate static let bindAddressNoPort = NIOBSDSocket.Option(rawValue: 24)
}
