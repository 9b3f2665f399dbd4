internal import CeasefireModel

// By which acts a measure is taken or a duty done.
extension DocumentTyper {
    /// `involves: {acts: [shelling], against: [military]}`, `none` or `unstated`; nil where it is left out.
    mutating func involvement(_ keys: Keys) -> Involvement? {
        guard let node = optional("involves", in: keys) else { return nil }
        switch node.text {
        case "none": return Involvement.none
        case "unstated": return Involvement(acts: .unstated)
        default:
            return acts(keys, under: "involves").map {
                Involvement(acts: $0.acts, targets: $0.targets, weapons: $0.weapons)
            }
        }
    }
}
