/// Something that was heard of a matter.
struct Event {
    enum Kind: UInt8 { case breach, confirmed, warned, resolved, escalated }

    /// When it was heard, in seconds.
    let arrival: Int64
    let second: Int64
    let matter: UInt32
    let kind: Kind

    /// The events of a file of `arrival,second,kind,matter`, of which nothing is checked: it was made for the purpose.
    static func all(_ text: [UInt8]) -> [Event] {
        var events: [Event] = []
        events.reserveCapacity(text.count / 24)
        text.withUnsafeBufferPointer { bytes in
            var i = 0
            func number() -> Int64 {
                var number: Int64 = 0
                while bytes[i] >= 48 {
                    number = number &* 10 &+ Int64(bytes[i] &- 48)
                    i &+= 1
                }
                i &+= 1
                return number
            }
            while i < bytes.count {
                let (arrival, second) = (number(), number())
                let kind: Kind =
                    switch bytes[i] {
                    case UInt8(ascii: "b"): .breach
                    case UInt8(ascii: "c"): .confirmed
                    case UInt8(ascii: "w"): .warned
                    case UInt8(ascii: "r"): .resolved
                    default: .escalated
                    }
                while bytes[i] != UInt8(ascii: ",") { i &+= 1 }
                i &+= 1
                events.append(
                    Event(
                        arrival: arrival, second: second, matter: UInt32(truncatingIfNeeded: number()),
                        kind: kind))
            }
        }
        return events
    }
}
