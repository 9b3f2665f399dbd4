/// What is told, in what words, with what weapons and by whom.
extension FusionScorer {
    func weighWeapons(_ a: Int, _ b: Int, _ say: (FusionTerm, Centibans) -> Void) {
        if traits.arms.areCalibresApart(a, b) { say(.calibre, (-parameters.calibreDisagreement).hundredths) }
        let fewer = min(traits.arms.named.range(a).count, traits.arms.named.range(b).count)
        guard fewer > 0 else { return }
        let share = Double(traits.arms.named.sharedCount(a, b)) / Double(fewer)
        var weight = parameters.weaponAgreement * (share - 0.3)
        if traits.arms.areApart(a, b) {
            let bits = Double(min(traits.arms.rarity[a], traits.arms.rarity[b])) / 100
            weight -= parameters.weaponDisagreementPerBit * bits
        }
        say(.weapons, weight.hundredths)
    }

    func weighOrigin(_ a: Int, _ b: Int, _ say: (FusionTerm, Centibans) -> Void) {
        if haveOriginInCommon(rows[a], rows[b], a, b) { say(.origin, parameters.originAgreement.hundredths) }
    }

    func weighPage(_ a: Int, _ b: Int, _ say: (FusionTerm, Centibans) -> Void) {
        if traits.areOnePage(a, b) { say(.page, (-parameters.samePage).hundredths) }
    }

    /// Sums are of hundredths of a bit.
    func weighWords(_ a: Int, _ b: Int, _ say: (FusionTerm, Centibans) -> Void) {
        var (told, alone) = (0, 0)
        traits.words.forEachShared(a, b) { i, j in
            let rarity = min(traits.rarity[i], traits.rarity[j])
            let isPhrase = traits.phrase[i] != ReportTraits.unsaid && traits.phrase[i] == traits.phrase[j]
            alone += Int(rarity)
            told += Int(isPhrase ? min(traits.rarityInPhrase[i], traits.rarityInPhrase[j]) : rarity)
        }
        guard alone > 0 else { return }
        say(
            .words,
            (parameters.wordsPerBit * min(parameters.wordsMostBits, Double(told) / 100)).hundredths)
        let fewer = Int(min(traits.rarityOfAll[a], traits.rarityOfAll[b]))
        if told < alone, alone < fewer {
            let fixed = Double(alone - told) / Double(fewer)
            let apart = Double(fewer - alone) / 100
            say(.phrases, (-parameters.fixedPhraseApartPerBit * apart * fixed).hundredths)
        }
        if traits.isSentenceRepeated(a, b) { say(.sentence, parameters.sameSentence.hundredths) }
    }
}
