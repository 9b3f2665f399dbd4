internal import AgreementLanguage

extension Draft {
    /// What is found of the rungs of all responses, one by one, each response made ready and searched as a ladder.
    ///
    /// - Parameter find: Looks at a rung of a response.
    func flawsOfRungs(_ find: (Rung, Response, LadderSearch, Stage) -> Flaw?) -> [Flaw] {
        guard let stage = Stage(self) else { return [] }
        return agreement.responses.flatMap { response -> [Flaw] in
            guard let search = LadderSearch(response.name, in: stage) else { return [] }
            return response.rungs.compactMap { find($0, response, search, stage) }
        }
    }
}
