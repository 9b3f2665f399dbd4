public import CeasefireModel

/// Somebody who was bound to act by a guarantee and did not in time.
public struct GuarantorDefault: Hashable, Sendable {
    /// The response that is the guarantee.
    public var response: ResponseName
    /// The rung whose measure was not taken.
    public var rung: RungName
    /// Who was bound to take it.
    public var guarantor: ActorID
    /// Against whom.
    public var party: ActorID
    /// The first breach of the episode.
    public var episode: BreachSubject
    /// When the measure was due.
    public var due: Interval
    /// Whether the clock rests on the machine's assessment alone: then it binds nobody yet.
    public var isHypothetical: Bool
}
