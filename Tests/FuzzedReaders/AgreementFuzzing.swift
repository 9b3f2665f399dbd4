import AgreementLanguage
import CeasefireModel
import Exchange

/// Compiles a document. Every document that it uses is the same small plan.
enum AgreementFuzzing {
    private static let plan = """
        ---
        truce: 1
        title: A plan
        time-zone: Europe/Kyiv
        parties: {north: The North, south: The South}
        ---

        # 1. What is spared

        ```truce
        set: lifelines
        of: targets
        members: [energy, medical]
        ```
        """

    private struct OnePlan: DocumentLoader {
        func bytes(ofDocumentAt path: String) throws(DocumentUnavailable) -> [UInt8] { Array(plan.utf8) }
    }

    static func faults(_ bytes: [UInt8]) -> [String] {
        let compiler = AgreementCompiler(zones: FoundationTimeZones(), loader: OnePlan())
        let compiled = compiler.compile(bytes: bytes, file: "truce.md")
        var faults = Rules.faults(compiled.diagnostics)
        if (compiled.agreement == nil) != !compiled.errors.isEmpty {
            faults.append("an agreement and errors, or neither")
        }
        return faults
    }
}
