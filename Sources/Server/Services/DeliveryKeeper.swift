internal import Logging
internal import News
internal import Newsroom
internal import Outbound
internal import ServiceLifecycle

/// Tells those outside of what happened: queues what each is to be told, and sends what is queued. Both are rows; when
/// this sleeps or the program is down, they wait. Each receiver is served by itself, so that one that hangs holds up
/// nobody else. Any number of nodes may run one.
struct DeliveryKeeper: Service {
    let tail: OutboxTail
    let queue: QueueDeliveries
    let sender: DeliverySender
    /// The program's own receivers that the settings name.
    let receivers: Set<Receiver>
    let logger: Logger

    func run() async throws {
        let busy = BusyReceivers()
        var hasBegun = false
        var steps = 0
        await withDiscardingTaskGroup { group in
            await repeating("What is to go out cannot be read.", logger: logger, pause: .seconds(1)) {
                if !hasBegun {
                    try await queue.begin(receivers)
                    hasBegun = true
                }
                // The site hears first: whoever is told comes for the page at once.
                let isDone = try await queue(upTo: await tail.heard)
                for receiver in try await sender.waiting() where await busy.begin(receiver) {
                    group.addTask {
                        await serve(receiver)
                        await busy.end(receiver)
                    }
                }
                if steps % 5000 == 0 { try await sender.tidy() }
                steps += 1
                return isDone ? .milliseconds(500) : .zero
            }
            // What is on its way is due again after the next start, and has the name it has.
            group.cancelAll()
        }
    }

    private func serve(_ receiver: Receiver) async {
        do { try await sender(to: receiver) } catch is CancellationError {} catch {
            logger.error(
                "What waits for a receiver cannot be read.",
                metadata: ["receiver": "\(receiver.text)", "error": "\(error)"]
            )
        }
    }
}

/// Who is being served.
private actor BusyReceivers {
    private var receivers: Set<Receiver> = []

    func begin(_ receiver: Receiver) -> Bool { receivers.insert(receiver).inserted }
    func end(_ receiver: Receiver) { receivers.remove(receiver) }
}
