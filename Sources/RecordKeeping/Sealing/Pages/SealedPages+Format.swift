extension SealedPages {
    /// `Documentation/Record.md`, which a test holds this against; `TRUCE_RECORD=1` writes it anew.
    static let format = #"""
        # The record, byte by byte

        A record is a list of entries to which entries are only ever added. This page says how an entry becomes bytes, how the bytes become a tree, and what lies in a
        sealed folder. Whoever follows it can check a record with programs of their own. Decision 23 says why it is so.

        | standard | what is taken from it |
        | --- | --- |
        | RFC 8949, section 4.2 | the encoding of entries: deterministic CBOR |
        | RFC 9162, section 2.1 | the tree: SHA-256, a byte 0 before a leaf, a byte 1 before two children |
        | RFC 8032 | signatures: Ed25519 |
        | C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-tiles | checkpoints, cosignatures of witnesses, the files of a sealed folder |

        ## Encoding
        Deterministic CBOR, narrowed until each value has one encoding:

        - Whole numbers from -2^63 to 2^64 - 1, in the shortest form. Lengths are always given, in the shortest form.
        - Texts are valid UTF-8 and are not normalised: what somebody wrote stays as it was written.
        - Keys of maps are whole numbers that are not negative, in ascending order, each once.
        - Fractions always take eight bytes (`fb`), as section 4.2.2 lets a protocol choose. They are finite, and zero has no sign.
        - `true`, `false` and nil (`f6`). No tags, no other simple values, no `undefined`.
        - At most 65,535 bytes, at most 16 arrays and maps inside each other.

        What is absent from a map is left out, never nil. In an array of fixed length what is absent is nil. Moments are whole seconds since
        1970-01-01T00:00:00Z, without leap seconds. An *interval* is an array of two moments, the earliest and the latest; a moment that is known to the second is
        written twice.

        ## A leaf
        What the tree is made of: an array of five.

        | place | type | what |
        | --- | --- | --- |
        | 0 | number | the version of this page's format: 1 |
        | 1 | moment | when it was recorded; never before that of the leaf before it |
        | 2 | 16 bytes | the salt: the first 16 bytes of HMAC-SHA-256 of the body under the secret of the record |
        | 3 | bytes | the body, encoded: signatures are over these bytes |
        | 4 | array or nil | the signature: the signer's public key (32 bytes) and the signature (64 bytes); nil where nobody signed |

        **What is signed** is not the body alone but `truce.record/body/v1`, a line feed, the origin of the record, a line feed, and the bytes of the body. The first line keeps
        the signature from counting for anything else that the key signs, the second from being carried into another record.

        **What no signature covers but the log's.** The signer of a body signs what it says and in which record, and neither the moment of recording nor the salt nor the number of the leaf. Those, and everything of rows
        that nobody signs, stand under the root, and so under the checkpoints of the log and the cosignatures of witnesses, and under intakes as far as they name the leaf. After the newest checkpoint, and where none was
        kept, whoever has the store can move times and, where nothing points at a leaf, leaves.

        **The hash of a leaf** is SHA-256 of a zero byte and all bytes of the array. A leaf has at least 1 byte and at most 65,535.

        ## A body
        A map. Keys 0 to 3 and 5 to 8 are always there.

        | key | type | what |
        | --- | --- | --- |
        | 0 | number | the kind, by the table below |
        | 1 | text | the name, unique in its space; not empty, at most 200 bytes |
        | 2 | text | the author: who says so. Of a report: who brought it |
        | 3 | text | the author's role; may be empty |
        | 4 | interval | when it occurred |
        | 5 | interval | when it became available |
        | 6 | text | the reason; may be empty |
        | 7 | array of 2 | who may see it: the tier (0 internal, 1 parties, 2 public), and the moment until which it is under embargo, or nil |
        | 8 | map | the content, by its kind |
        | 9 | array | attachments, if there are any: of each an array of four, its SHA-256 (32 bytes), file name, media type, size in bytes |
        | 10 | array of 2 | what is corrected, in a correction: the number of a leaf and its hash (32 bytes) |

        **Names.** Reports (kind 1), statements (2) and observations (3) have a space each; all other kinds share one. In a space a name comes once; names are compared by their bytes. The *substance* of a body
        is all of it but keys 2, 3 and 6: the same name with the same substance is passed over by a store, with another it is refused.

        ## Kinds

        | kind | name | must be signed |
        | --- | --- | --- |
        | 0 | opened | by the owner |
        | 1 | report | |
        | 2 | statement | |
        | 3 | observation | |
        | 4 | bearing | yes |
        | 5 | same-event | yes |
        | 6 | different-events | yes |
        | 7 | contains | yes |
        | 8 | measure, taken or authorised | yes |
        | 9 | notice | yes |
        | 10 | reply | yes |
        | 11 | finding | yes |
        | 12 | pause | yes |
        | 13 | resume | yes |
        | 14 | proceeding | yes |
        | 15 | verification-task | |
        | 16 | attachment | |
        | 17 | agreement, adopted or amended | yes |
        | 18 | role | by the owner |
        | 19 | role-revoked | by the owner |
        | 20 | line of contact for a day | |
        | 21 | correction | yes |
        | 22 | intake | yes |
        | 23 | key-rotated | by the owner |
        | 24 | note | |

        **By the owner** means by the key that leaf 0 names as the owner's, or by the key that replaced it. **Yes** means by a key that a role gives: granted by a leaf
        before, not revoked by a leaf before, and with the kind among the kinds of the role. A correction needs a key whose role allows both kind 21 and the kind of what it corrects.
        Where nothing must be signed a signature may stand; it must then be good in the same way. The owner's key signs nothing but what the owner must sign: whoever owns a
        record and also decides has a role for it, and a key for that.

        The author of a body need not be the holder of the key: a secretary enters what a commission decided. The key says who entered it, the body who said it.

        ### 0 opened
        Leaf 0 and no other. The name of its body is `record`.

        | key | type | what |
        | --- | --- | --- |
        | 0 | text | the origin: the first line of every checkpoint. No space, no `+`, no control character; `monitors.example/record` |
        | 1 | text | the owner's name, for people |
        | 2 | 32 bytes | the owner's public key |
        | 3 | text | the name of the log's key, by the rules of signed notes; equal to the origin unless there is a reason |
        | 4 | 32 bytes | the log's public key |
        | 5 | text | a title for people; left out where there is none |

        ### 16 attachment
        Brings files after what they belong to. Key 9 of the body names them and is there.

        | key | type | what |
        | --- | --- | --- |
        | 0 | array | what they belong to: of each the kind of its space (1, 2, 3, or 0 for all others) and its name |
        | 1 | text | what they show, in words; may be empty |

        ### 18 role

        | key | type | what |
        | --- | --- | --- |
        | 0 | text | who holds it |
        | 1 | text | the role, `duty-officer` |
        | 2 | 32 bytes | the public key |
        | 3 | array | the kinds that it allows, ascending, each once; none of 0, 18, 19, 23 |

        The key is neither the owner's nor one of the log's, and no key that this page lets in is of small order (RFC 8032, section 8.8 tells
        of cofactors): under such a key, of which there are eight, anybody can make a signature. The key counts for leaves after this one. A key that stands in two roles at once has the kinds of both. An export that withholds roles leaves signatures that nobody can weigh: the verifier
        says so of each.

        ### 19 role-revoked

        | key | type | what |
        | --- | --- | --- |
        | 0 | array of 2 | the leaf that granted the role: its number and its hash |
        | 1 | moment | since when the key may have been in other hands; left out where it was not |

        The key counts no longer for leaves after this one. What it signed before stays. Where key 1 is there, the verifier remarks on every leaf that the key signed and that was
        recorded at or after that moment, until somebody else stands up for it: a later leaf that another key signed, itself not in doubt in this way, corrects the leaf (the same words again
        confirm it), or corrects what it corrects, or is an intake of the same leaves.

        ### 21 correction
        Key 10 of the body names the leaf that is corrected. Only the newest correction of a leaf counts; a correction of a correction names the first leaf again.

        | key | type | what |
        | --- | --- | --- |
        | 0 | number | 0 where it is replaced, 1 where it is withdrawn |
        | 1 | map | the whole new body, of the same kind and name, without key 10; left out where it is withdrawn |

        Kinds 0, 18, 19, 21, 22 and 23 are not corrected: roles are revoked, keys rotated, an intake is followed by another.

        ### 22 intake
        An import ended. Whoever signs it vouches for the leaves that it names. Where the rows of a file lie in more runs than one intake may name, several intakes give the same file
        and digest: each counts as accepted the rows whose leaves it names, the first counts those that were rejected and set aside as well, so that their sums are those of the file.

        | key | type | what |
        | --- | --- | --- |
        | 0 | text | the file's name, without its folders |
        | 1 | 32 bytes | the SHA-256 of the file |
        | 2 | number | rows read: the sum of keys 3, 4 and 5 |
        | 3 | number | rows accepted whose leaves key 7 names; of a row that makes several reports each counts |
        | 4 | number | rows rejected |
        | 5 | number | rows set aside |
        | 6 | number | of those accepted, how many an earlier intake names already; rows that an import left behind when it was killed are not counted, so that it comes to the same leaf |
        | 7 | array | the leaves of the rows accepted, new or there already: of each run the first number and the number after the last. Ascending, apart from each other, all before this leaf; at most 4,000 runs |
        | 8 | 32 bytes | the root of a tree (RFC 9162) whose leaves are those of key 7 in their order, by their hashes; left out where there are none |

        Key 7 names at most as many leaves as key 3 counts (a row that stands twice in a file is one leaf), and at least one where key 3 is not 0.

        ### 23 key-rotated

        | key | type | what |
        | --- | --- | --- |
        | 0 | number | whose key: 0 the owner's, 1 the log's |
        | 1 | text | the name: the owner's, or that of the log's key |
        | 2 | 32 bytes | the new public key |

        Signed by the owner's key that counted until then. The new key has no role. The new owner's key counts for leaves after this one. A checkpoint of a size that holds this leaf is signed by the new key of the
        log.

        ## The tree, checkpoints and cosignatures
        The tree is that of RFC 9162, section 2.1, over the hashes of the leaves in their order.

        A **checkpoint** is a signed note whose text is three lines: the origin, the number of leaves in decimal digits, the root in base 64. The log signs it with Ed25519
        (type 1). A **witness** cosigns with a line of type 4: eight bytes of the time, the highest first, and a signature over `cosignature/v1`, a line feed, `time`, a space, the time in decimal digits, a
        line feed, and the text of the checkpoint. Public keys are handed around as `name+01234567+BASE64`: the name, four bytes of its hash in hexadecimal digits, and in base 64 one byte
        for the type and 32 of the key.

        ## A sealed folder

        | path | what |
        | --- | --- |
        | `README.txt` | what this is, for whoever opens it |
        | `Record.md`, `RecordContents.md` | this page, and what entries hold |
        | `checkpoint` | the signed note |
        | `tile/L/N`, `tile/L/N.p/W` | hashes: level L, number N, of a partial tile its width W |
        | `tile/entries/N`, `tile/entries/N.p/W` | the leaves, 256 to a bundle |
        | `attachments/DIGEST` | the attachments of the entries that are shown, those in new bodies of corrections too, by 64 hexadecimal digits of SHA-256 |

        N is written in groups of three digits, all but the last with an `x` before it: 1234067 is `x001/x234/067`. Of partial tiles only those of the checkpoint's own size are there. In
        a bundle each leaf stands after two bytes of its length, the highest first. **A withheld leaf has length 0 and no bytes**, which no leaf has: its hash stands in the tile of
        level 0, so its place and that it is unchanged can be checked, and its content cannot. This is the one thing here that is not in tlog-tiles.

        Withheld is what the circle may not see, and what something took the place of that it may not see: a leaf whose correction is withheld, one that was put under a narrower mark or withdrawn, and earlier
        corrections of the same leaf. So nothing is told as if it still held. Where a correction says the same again, it takes nothing away.

        ## What a verifier looks for
        `SealedVerification` reads a folder with code of its own, and goes through these steps. Each thing that is wrong has a name, a sentence, and the leaf or the file.

        1. The checkpoint is a signed note, and a key that the reader trusts signed it: the log's, or one that the record names, where the reader trusts the owner's.
        2. The witnesses that the reader trusts cosigned it.
        3. The tiles of level 0 have a hash for each leaf; each higher tile follows from the one below; all leaves make the root.
        4. Each leaf that is shown has its hash, is encoded in the one form, and was recorded no earlier than the one before it; names come once in their space. Of kinds that this page does not lay out the
           content is held to the encoding, and no further: what it means is `RecordContents.md`.
        5. Each signature is good, and its key counted for that kind at that leaf.
        6. What is pointed at is there, before, and has the hash that was meant.
        7. Attachments are what their digests say. Intakes add up, and name the leaves that they were signed for.
        8. Nothing else lies there, nothing is a link to something elsewhere, and README and pages are there. README and pages are signed by nobody: whoever knows what they should say may hold them against it.
        9. The folder goes on from an earlier checkpoint that the reader has kept, and from what another party was shown.

        A *remark* is worth knowing, and no fault of the folder.

        | finding | what it means | remark |
        | --- | --- | --- |
        | `checkpoint-missing` | There is no checkpoint. |  |
        | `checkpoint-unreadable` | The checkpoint is no signed note, or says nothing that can be a checkpoint. |  |
        | `checkpoint-forged` | A line claims to be a trusted key's signature and is not. |  |
        | `checkpoint-unsigned` | No trusted key signed the checkpoint. |  |
        | `log-key-differs` | The log's key that the record names for this size did not sign. |  |
        | `cosignature-forged` | A line claims to be a trusted witness's cosignature and is not. |  |
        | `cosignature-absent` | A trusted witness has not cosigned. | yes |
        | `recorded-after-cosignature` | A witness cosigned before the last leaf says that it was recorded. | yes |
        | `recorded-before-cosignature` | A leaf came after what a witness cosigned, and says that it was recorded before. | yes |
        | `cosigned-ahead` | A witness says that it cosigned after the reader's clock. | yes |
        | `tile-missing` | A tile is not there. |  |
        | `tile-length` | A tile has more or fewer hashes than its place asks for. |  |
        | `tile-altered` | A tile does not follow from the tiles below it. |  |
        | `root-differs` | The leaves' hashes do not make the root of the checkpoint. |  |
        | `log-truncated` | The folder ends before the leaves that its checkpoint counts. |  |
        | `bundle-missing` | A file of leaves is not there. |  |
        | `bundle-unreadable` | A file of leaves cannot be parted into leaves, or holds far too many. |  |
        | `leaf-altered` | A leaf is not the one whose hash stands in its place. |  |
        | `leaf-dropped` | A leaf is gone from its file, and the next stands in its place. |  |
        | `leaf-inserted` | A leaf stands in a file that the tree does not hold. |  |
        | `leaf-moved` | A leaf of the tree stands in another's place. |  |
        | `leaf-unreadable` | A leaf is not encoded as it must be. |  |
        | `opening-missing` | Leaf 0 does not open a record. |  |
        | `opening-withheld` | Leaf 0 is withheld: nobody can be held to its keys. |  |
        | `opened-twice` | A record is opened again. |  |
        | `origin-differs` | The record is opened for another origin than the checkpoint's. |  |
        | `owner-not-trusted` | The owner's key is not among the trusted ones. | yes |
        | `time-backwards` | A leaf was recorded before the one before it. |  |
        | `recorded-ahead` | A leaf says that it was recorded after the reader's clock. | yes |
        | `name-twice` | A name comes twice in its space. |  |
        | `signature-missing` | What must be signed is not. |  |
        | `signature-forged` | A signature is not by the key that it names. |  |
        | `signer-not-owner` | What the owner must sign is signed by another. |  |
        | `signer-without-role` | The signer's key has no role. |  |
        | `signer-revoked` | The signer's key was revoked before. |  |
        | `role-does-not-allow` | The signer's role does not allow the kind. |  |
        | `signature-unchecked` | Whether the signer had the role cannot be told: earlier leaves are missing or unreadable, or what is withdrawn is withheld. | yes |
        | `key-unfit` | A key is named for which anybody can sign, or one of the owner's or the log's is given a role. |  |
        | `signed-by-lost-key` | A key signed after it may have come into other hands. | yes |
        | `target-missing` | A correction or a revocation points at a leaf that is not there, or not before it. |  |
        | `target-differs` | A correction or a revocation points at a leaf with another hash. |  |
        | `target-unfit` | A correction or a revocation points at a leaf of which it cannot be one. |  |
        | `attachment-missing` | An attachment is not there. |  |
        | `attachment-altered` | An attachment is not the one that the entry names. |  |
        | `intake-wrong` | The counts of an intake do not add up, or its leaves cannot be those of an intake. |  |
        | `intake-differs` | The leaves that an intake names are not those that were signed for. |  |
        | `intake-unchecked` | The leaves that an intake names were not gone through: intakes before it name too many. | yes |
        | `rows-without-intake` | Leaves that nobody signed and no intake names. | yes |
        | `file-unknown` | A file lies in the folder of which nothing that was signed knows. | yes |
        | `file-differs` | A file with words for people is not what the program writes there. | yes |
        | `file-missing` | A file with words for people is not there. | yes |
        | `file-elsewhere` | A part of the folder is a link to something that lies elsewhere. | yes |
        | `comparison-unsigned` | The checkpoint to compare with cannot be read, or no known key signed it. |  |
        | `comparison-of-another` | The checkpoint to compare with is of another log. |  |
        | `rollback` | The folder holds less than what was seen earlier: an old checkpoint was shown again. |  |
        | `fork` | The folder does not go on from what was seen earlier: history was written anew. |  |
        | `split-view` | Somebody else was shown another record under the same name. |  |
        | `comparison-impossible` | The second view goes further, and does not hold what is needed to compare. | yes |

        A leaf that was withheld after the export was made, by cutting it out and writing length 0, cannot be told from one that was withheld by the export. Whoever hands a folder on can hide entries; nobody
        can change, add or move one. The report counts what is withheld.

        ## Vectors
        Secret keys are 32 bytes of 01 for the owner, 02 for the log. The first two leaves of a record, in hexadecimal digits; `Tests/AuditLogTests/Fixtures/leaf-*.cbor` holds these and more. They are read by
        another's decoder in a test.

        ```vectors
        owner's secret key: 0101010101010101010101010101010101010101010101010101010101010101
        owner's public key: 8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c
        secret of the salt: 0606060606060606060606060606060606060606060606060606060606060606
        body of leaf 0: a8000001667265636f72640268536f6d65626f6479036c647574792d6f66666963657205821a69800e441a69800e800660078201f608a500776d6f6e69746f72732e6578616d706c652f7265636f7264016b546865206d697373696f6e0258208a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c03776d6f6e69746f72732e6578616d706c652f7265636f72640458208139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394
        leaf 0: 85011a69800e805080a7b4970df20ce1531a134e11222cd558bca8000001667265636f72640268536f6d65626f6479036c647574792d6f66666963657205821a69800e441a69800e800660078201f608a500776d6f6e69746f72732e6578616d706c652f7265636f7264016b546865206d697373696f6e0258208a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c03776d6f6e69746f72732e6578616d706c652f7265636f72640458208139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b3948258208a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c58407e9ef83697aabba268dc70b17b7fc468482d4fffba8a99323e445792650ff724dcb131b6afa1baaeaa526c6f2e76b29ecd913a3c875976092eeba848814fd40a
        hash of leaf 0: c2255ac2896fc340b95b2b54dd11be6589c3ffbf181a3b409a5f5022918737b6
        body of leaf 1: a800120166726f6c652d310268536f6d65626f6479036c647574792d6f66666963657205821a69800e461a69800e820660078201f608a40068536f6d65626f6479016c647574792d6f666669636572025820ed4928c628d1c2c6eae90338905995612959273a5c63f93636c14614ac8737d103830b1015
        leaf 1: 85011a69800e8250648b381f67b5b3543cd73e01c31130385877a800120166726f6c652d310268536f6d65626f6479036c647574792d6f66666963657205821a69800e461a69800e820660078201f608a40068536f6d65626f6479016c647574792d6f666669636572025820ed4928c628d1c2c6eae90338905995612959273a5c63f93636c14614ac8737d103830b10158258208a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c58401cb0427f535923d9e7435dd83288240bb3dc661515416d80d6e5a0db29e8f55c94592aaf371fe1091a001cca479adbca21e7073b8c297df1d4472d16404f8d09
        hash of leaf 1: 69e76b12d3d103053ac9298f83250b064fe4d2ffb3861e41c2d7d6e611dc40ae
        root of both: f6ba78b92698c118fcd228f7a4bb3c70835c19592014a28840f5ee4cee298829
        log's public key: monitors.example/record+1e0976b5+AYE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU
        ```

        """#
}
