import Evidence

/// Weights by name, so that a table can be tried without building it in.
struct Weights {
    /// The weights that can be set.
    static let byName: [String: any WritableKeyPath<FusionParameters, Double> & Sendable] = [
        "prior": \.prior, "threshold": \.threshold, "floor": \.floor, "timeOutside": \.timeOutside,
        "timeGapPerDoubling": \.timeGapPerDoubling, "timeAgreement": \.timeAgreement,
        "timeSharpnessPerHalving": \.timeSharpnessPerHalving, "placeApart": \.placeApart,
        "placeSharpnessPerHalving": \.placeSharpnessPerHalving,
        "placeScalePerDoubling": \.placeScalePerDoubling, "nameAgreement": \.nameAgreement,
        "nameDisagreement": \.nameDisagreement, "actAgreement": \.actAgreement,
        "actDisagreement": \.actDisagreement, "targetAgreement": \.targetAgreement,
        "targetDisagreement": \.targetDisagreement, "weaponAgreement": \.weaponAgreement,
        "accusedDisagreement": \.accusedDisagreement, "killedAgreement": \.killedAgreement,
        "killedDisagreement": \.killedDisagreement, "injuredAgreement": \.injuredAgreement,
        "injuredDisagreement": \.injuredDisagreement, "countAgreement": \.countAgreement,
        "countDisagreement": \.countDisagreement, "countOfOneOrigin": \.countOfOneOrigin,
        "wordsPerBit": \.wordsPerBit, "wordsMostBits": \.wordsMostBits,
        "fixedPhraseApartPerBit": \.fixedPhraseApartPerBit, "sameSentence": \.sameSentence,
        "momentsPerDoubling": \.momentsPerDoubling,
        "weaponDisagreementPerBit": \.weaponDisagreementPerBit, "calibreDisagreement": \.calibreDisagreement,
        "originAgreement": \.originAgreement, "samePage": \.samePage,
    ]

    /// The standard table with what arguments such as `--prior=-15` change; nil where one is not understood.
    static func table(_ arguments: some Sequence<String>) -> FusionParameters? {
        var parameters = FusionParameters.standard
        for argument in arguments {
            let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let path = byName[String(parts[0])], let value = Double(parts[1]) else {
                return nil
            }
            parameters[keyPath: path] = value
        }
        return parameters
    }
}
