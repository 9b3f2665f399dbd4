public import CeasefireModel

/// By which acts something is done that an agreement asks for: a measure, a duty. What one article asks for another may forbid.
public struct Involvement: Hashable, Sendable {
    /// The acts; none where no act that an agreement could forbid is needed.
    public var acts: Value<Selection<Act>>
    /// Against what; `.stated(.any)` where the document does not speak of it.
    public var targets: Value<Selection<TargetClass>>
    /// With what; `.stated(.any)` where the document does not speak of it.
    public var weapons: Value<WeaponScope>

    /// Creates an involvement.
    public init(
        acts: Value<Selection<Act>>, targets: Value<Selection<TargetClass>> = .stated(.any),
        weapons: Value<WeaponScope> = .stated(.any)
    ) {
        self.acts = acts
        self.targets = targets
        self.weapons = weapons
    }

    /// No act that an agreement could forbid.
    public static let none = Involvement(acts: .stated(.only([])))
}
