import Exchange
import Testing

/// The names of inputs stand in published results, so they must never change.
@Suite("Names of inputs")
struct ReportDigestTests {
    @Test("a table's name is that of its rows as sorted pairs")
    func rows() {
        let name = "sha256:37c2e416d6a7ae2753584da101808f74b327096d2949a137f3e3bdf4d88a7dba"
        #expect(ReportDigest.ofRows(Array("b,a\n1,\"=x\\\ny\"\n2,1,z\n".utf8)) == name)
        #expect(
            ReportDigest.ofRows(Array("\u{FEFF}b,a\r\n2,1,z\r\n\r\n \"1\" , \"=x\\\ny\"\r\n".utf8)) != name)
        #expect(ReportDigest.ofRows(Array("\u{FEFF}b,a\r\n2,\"1\",z\r\n\r\n1 ,\" =x\\\ny\"".utf8)) == name)
    }

    @Test("names of columns, quotes and blanks stand as they did when each pair was a text")
    func pairs() {
        let table = "text,id,place\n\"a \"\"b\"\"=c\",7,\"Kyiv, center\"\n\"line\nbreak\\\",8, x \n"
        #expect(
            ReportDigest.ofRows(Array(table.utf8))
                == "sha256:f6fcedcc6296b04d15cfa0e649752d1d2a3d3a238a7858276965f195f88d15e0")
        // One name begins the other, so that the order of the pairs could hang on the values.
        #expect(
            ReportDigest.ofRows(Array("actor,act\nb,1\nc,\n".utf8))
                == "sha256:92a8133ab68c0d31a3547bc7d443af9b5d8c537d2caa546255755058b6a7e66f")
    }

    @Test("a list's name is that of its sorted lines")
    func lines() {
        let name = "sha256:3881dc2ee848fe04d776737c86afbc783e482e7c5be6431d3aab36fa8fa2c928"
        #expect(ReportDigest.ofLines(Array("{\"b\":2}\r\n\n{\"a\":1}".utf8)) == name)
    }

    @Test("what is not UTF-8 is named as it stands")
    func otherBytes() {
        let name = "sha256:a8100ae6aa1940d0b663bb31cd466142ebbdbd5187131b92d93818987832eb89"
        #expect(ReportDigest.ofRows([0xFF]) == name)
        #expect(ReportDigest.ofLines([0xFF]) == name)
    }

    @Test("a value that looks like a pair is none")
    func escapes() {
        let name = { (text: String) in ReportDigest.ofRows(Array(text.utf8)) }
        #expect(name("a,b\n\"1\tb=2\",\n") != name("a,b\n1,2\n"))
        #expect(name("a=b\nc\n") != name("a\nb=c\n"))
        #expect(name("a\n\\n\n") != name("a\n\"x\ny\"\n"))
    }
}
