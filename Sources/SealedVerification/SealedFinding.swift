/// Something that a sealed folder should not hold, or that whoever reads it should know.
public struct SealedFinding: Hashable, Sendable {
    /// What was found.
    public var name: Name
    /// A sentence.
    public var sentence: String
    /// The number of the leaf; nil where none is in question.
    public var leaf: UInt64?
    /// The path of the file within the folder; nil where none is in question.
    public var file: String?

    /// What can be found.
    public enum Name: String, Hashable, Sendable, CaseIterable {
        /// There is no checkpoint.
        case checkpointMissing = "checkpoint-missing"
        /// The checkpoint is no signed note, or says nothing that can be a checkpoint.
        case checkpointUnreadable = "checkpoint-unreadable"
        /// A line claims to be a trusted key's signature and is not.
        case checkpointForged = "checkpoint-forged"
        /// No trusted key signed the checkpoint.
        case checkpointUnsigned = "checkpoint-unsigned"
        /// The log's key that the record names for this size did not sign.
        case logKeyDiffers = "log-key-differs"
        /// A line claims to be a trusted witness's cosignature and is not.
        case cosignatureForged = "cosignature-forged"
        /// A trusted witness has not cosigned.
        case cosignatureAbsent = "cosignature-absent"
        /// A witness cosigned before the last leaf says that it was recorded.
        case recordedAfterCosignature = "recorded-after-cosignature"
        /// A leaf came after what a witness cosigned, and says that it was recorded before.
        case recordedBeforeCosignature = "recorded-before-cosignature"
        /// A witness says that it cosigned after the reader's clock.
        case cosignedAhead = "cosigned-ahead"

        /// A tile is not there.
        case tileMissing = "tile-missing"
        /// A tile has more or fewer hashes than its place asks for.
        case tileLength = "tile-length"
        /// A tile does not follow from the tiles below it.
        case tileAltered = "tile-altered"
        /// The leaves' hashes do not make the root of the checkpoint.
        case rootDiffers = "root-differs"
        /// The folder ends before the leaves that its checkpoint counts.
        case logTruncated = "log-truncated"

        /// A file of leaves is not there.
        case bundleMissing = "bundle-missing"
        /// A file of leaves cannot be parted into leaves, or holds far too many.
        case bundleUnreadable = "bundle-unreadable"
        /// A leaf is not the one whose hash stands in its place.
        case leafAltered = "leaf-altered"
        /// A leaf is gone from its file, and the next stands in its place.
        case leafDropped = "leaf-dropped"
        /// A leaf stands in a file that the tree does not hold.
        case leafInserted = "leaf-inserted"
        /// A leaf of the tree stands in another's place.
        case leafMoved = "leaf-moved"
        /// A leaf is not encoded as it must be.
        case leafUnreadable = "leaf-unreadable"

        /// Leaf 0 does not open a record.
        case openingMissing = "opening-missing"
        /// Leaf 0 is withheld: nobody can be held to its keys.
        case openingWithheld = "opening-withheld"
        /// A record is opened again.
        case openedTwice = "opened-twice"
        /// The record is opened for another origin than the checkpoint's.
        case originDiffers = "origin-differs"
        /// The owner's key is not among the trusted ones.
        case ownerNotTrusted = "owner-not-trusted"
        /// A leaf was recorded before the one before it.
        case timeBackwards = "time-backwards"
        /// A leaf says that it was recorded after the reader's clock.
        case recordedAhead = "recorded-ahead"
        /// A name comes twice in its space.
        case nameTwice = "name-twice"

        /// What must be signed is not.
        case signatureMissing = "signature-missing"
        /// A signature is not by the key that it names.
        case signatureForged = "signature-forged"
        /// What the owner must sign is signed by another.
        case signerNotOwner = "signer-not-owner"
        /// The signer's key has no role.
        case signerWithoutRole = "signer-without-role"
        /// The signer's key was revoked before.
        case signerRevoked = "signer-revoked"
        /// The signer's role does not allow the kind.
        case roleDoesNotAllow = "role-does-not-allow"
        /// Whether the signer had the role cannot be told: earlier leaves are missing or unreadable, or what is withdrawn is withheld.
        case signatureUnchecked = "signature-unchecked"
        /// A key is named for which anybody can sign, or one of the owner's or the log's is given a role.
        case keyUnfit = "key-unfit"
        /// A key signed after it may have come into other hands.
        case signedByLostKey = "signed-by-lost-key"

        /// A correction or a revocation points at a leaf that is not there, or not before it.
        case targetMissing = "target-missing"
        /// A correction or a revocation points at a leaf with another hash.
        case targetDiffers = "target-differs"
        /// A correction or a revocation points at a leaf of which it cannot be one.
        case targetUnfit = "target-unfit"

        /// An attachment is not there.
        case attachmentMissing = "attachment-missing"
        /// An attachment is not the one that the entry names.
        case attachmentAltered = "attachment-altered"

        /// The counts of an intake do not add up, or its leaves cannot be those of an intake.
        case intakeWrong = "intake-wrong"
        /// The leaves that an intake names are not those that were signed for.
        case intakeDiffers = "intake-differs"
        /// The leaves that an intake names were not gone through: intakes before it name too many.
        case intakeUnchecked = "intake-unchecked"
        /// Leaves that nobody signed and no intake names.
        case rowsWithoutIntake = "rows-without-intake"

        /// A file lies in the folder of which nothing that was signed knows.
        case fileUnknown = "file-unknown"
        /// A file with words for people is not what the program writes there.
        case fileDiffers = "file-differs"
        /// A file with words for people is not there.
        case fileMissing = "file-missing"
        /// A part of the folder is a link to something that lies elsewhere.
        case fileElsewhere = "file-elsewhere"

        /// The checkpoint to compare with cannot be read, or no known key signed it.
        case comparisonUnsigned = "comparison-unsigned"
        /// The checkpoint to compare with is of another log.
        case comparisonOfAnother = "comparison-of-another"
        /// The folder holds less than what was seen earlier: an old checkpoint was shown again.
        case rollback
        /// The folder does not go on from what was seen earlier: history was written anew.
        case fork
        /// Somebody else was shown another record under the same name.
        case splitView = "split-view"
        /// The second view goes further, and does not hold what is needed to compare.
        case comparisonImpossible = "comparison-impossible"

        /// Whether this is worth knowing, but no fault of the folder.
        public var isRemark: Bool {
            switch self {
            case .cosignatureAbsent, .recordedAfterCosignature, .recordedBeforeCosignature, .recordedAhead,
                .cosignedAhead,
                .ownerNotTrusted, .signatureUnchecked, .intakeUnchecked, .signedByLostKey, .rowsWithoutIntake,
                .comparisonImpossible, .fileUnknown, .fileDiffers, .fileMissing,
                .fileElsewhere:
                true
            default: false
            }
        }
    }
}
