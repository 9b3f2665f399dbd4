/// The page's style sheet.
enum Stylesheet {
    static let css = #"""
        :root { color-scheme: light dark;
          --paper: #fff; --ink: #1d2125; --soft: #565d66; --rule: #d5d8dc; --wash: #f5f5f2; --link: #1b4b7a;
          --sea: #e8edf0; --land: #fbfaf7; --border: #8d969f;
          --meets: #9b2c1f; --unattributed: #7a3e86; --alleged: #9a6600; --contested: #2b5f8f;
          --undecidable: #5f6771; --refuted: #2f6f4f; --outside: #a2a9b0;
          --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Georgia, "Liberation Serif", serif;
          --sans: system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, sans-serif; }
        @media (prefers-color-scheme: dark) { :root {
          --paper: #16181b; --ink: #e4e2dd; --soft: #a3a9b1; --rule: #363b41; --wash: #1e2125; --link: #92bce6;
          --sea: #1b2127; --land: #2b2f34; --border: #6a737d;
          --meets: #e58a76; --unattributed: #c99ad3; --alleged: #dcb050; --contested: #86b4e0;
          --undecidable: #a9b0b9; --refuted: #7fc2a0; --outside: #6b737b; } }
        *, *::before, *::after { box-sizing: border-box; }
        html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
        body { margin: 0 auto; padding: 0 1.25rem 4rem; max-width: 78rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.55 var(--sans); overflow-wrap: break-word; }
        h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
        h1 { font-size: clamp(1.7rem, 4vw, 2.5rem); margin: .2rem 0 1.4rem; max-width: 26em; }
        h2 { font-size: 1.6rem; margin: 0 0 1rem; }
        h3 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
        h4 { font-size: .95rem; margin: 1.4rem 0 .4rem; }
        p, ul, dl { margin: 0 0 1rem; }
        p { max-width: 44rem; }
        a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
        a:hover { text-decoration-thickness: 2px; }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
        code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; font-size: .88em; }
        pre { background: var(--wash); padding: 1rem; overflow-x: auto; white-space: pre-wrap; }
        section { border-top: 1px solid var(--ink); margin-top: 4rem; padding-top: 1.6rem; }
        footer { border-top: 1px solid var(--rule); margin-top: 4rem; padding-top: 1rem; color: var(--soft); font-size: .9rem; }
        .skip { position: absolute; left: -100vw; background: var(--paper); padding: .5rem 1rem; z-index: 2; }
        .skip:focus { left: 1rem; top: .5rem; }
        .defs { position: absolute; width: 0; height: 0; overflow: hidden; }
        header.page { padding-top: 2.5rem; }
        .kicker { margin: 0; font-size: .85rem; letter-spacing: .04em; color: var(--soft); }
        .meta { display: flex; flex-wrap: wrap; gap: .8rem 2.4rem; font-size: .88rem; }
        .meta > div { max-width: 24rem; }
        .meta dt, .facts dt { color: var(--soft); }
        .meta dd { margin: 0; }
        nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.3rem; list-style: none; padding: .8rem 0 0; margin: 1.6rem 0 0;
          border-top: 1px solid var(--rule); font-size: .95rem; }
        .lead { font: 1.15rem/1.5 var(--serif); }
        .note, .sub, .utc { color: var(--soft); font-size: .85rem; }
        .sub, .said, .sum, .t.utc { display: block; }
        .t { font-variant-numeric: tabular-nums; }
        .scroll { overflow-x: auto; margin: 0 0 1.2rem; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4; }
        caption { text-align: left; color: var(--soft); font-size: .85rem; padding: 0 0 .5rem; }
        th, td { text-align: left; vertical-align: top; padding: .55rem .9rem .55rem 0; border-bottom: 1px solid var(--rule); }
        th { font-weight: 500; }
        thead th { font-weight: 600; border-bottom: 1px solid var(--ink); vertical-align: bottom; }
        .n { text-align: right; font-variant-numeric: tabular-nums; }
        .who { color: var(--soft); }
        td.zero { color: var(--soft); }
        .headline { table-layout: fixed; min-width: 56rem; }
        .headline .t { white-space: normal; }
        .headline th:nth-child(1) { width: 14%; } .headline th:nth-child(2) { width: 19%; }
        .headline th:nth-child(3) { width: 26%; } .headline th:nth-child(4) { width: 21%; }
        .headline th:nth-child(5) { width: 20%; }
        .headline .each + .each { margin-top: .45rem; }
        .breach { font-weight: 650; }
        .breach::before { content: ""; display: inline-block; width: .62em; height: .62em; margin-right: .5em; background: var(--meets);
          transform: rotate(45deg); }
        .silent { color: var(--soft); }
        .state { white-space: nowrap; }
        .headline a { white-space: nowrap; }
        .mark { width: 1em; height: 1em; vertical-align: -.12em; margin-right: .35em; }
        .ids { line-height: 1.8; }
        .ids a, summary code, .reports code { font-variant-numeric: tabular-nums; font-size: .85rem; margin-right: .35em; white-space: nowrap; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .incident > summary { position: relative; }
        .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; list-style: none; padding: 0; font-size: .88rem; }
        fieldset { border: 0; padding: 0; margin: 0 0 1.2rem; min-width: 0; }
        legend { color: var(--soft); font-size: .85rem; padding: 0 0 .5rem; }
        .tab { position: absolute; opacity: 0; width: 1px; height: 1px; }
        .tab + label { display: inline-block; padding: .25rem .1rem; margin: 0 1.1rem .4rem 0; cursor: pointer; font-size: .95rem;
          color: var(--link); border-bottom: 2px solid transparent; }
        .tab:checked + label { color: var(--ink); font-weight: 600; border-color: var(--ink); }
        .tab:focus-visible + label { outline: 3px solid var(--link); outline-offset: 2px; }
        .tabs .panel, .paper { display: none; }
        .tab:nth-of-type(1):checked ~ .panels > .panel:nth-child(1),
        .tab:nth-of-type(2):checked ~ .panels > .panel:nth-child(2),
        .tab:nth-of-type(3):checked ~ .panels > .panel:nth-child(3),
        .tab:nth-of-type(4):checked ~ .panels > .panel:nth-child(4),
        .tab:nth-of-type(5):checked ~ .panels > .panel:nth-child(5),
        .tab:nth-of-type(6):checked ~ .panels > .panel:nth-child(6),
        .tab:nth-of-type(7):checked ~ .panels > .panel:nth-child(7),
        .tab:nth-of-type(8):checked ~ .panels > .panel:nth-child(8),
        .tab:nth-of-type(9):checked ~ .panels > .panel:nth-child(9),
        .tab:nth-of-type(10):checked ~ .panels > .panel:nth-child(10),
        .tab:nth-of-type(11):checked ~ .panels > .panel:nth-child(11),
        .tab:nth-of-type(12):checked ~ .panels > .panel:nth-child(12),
        .tab:nth-of-type(13):checked ~ .panels > .panel:nth-child(13),
        .tab:nth-of-type(14):checked ~ .panels > .panel:nth-child(14),
        .tab:nth-of-type(15):checked ~ .panels > .panel:nth-child(15),
        .tab:nth-of-type(16):checked ~ .panels > .panel:nth-child(16),
        .tab:nth-of-type(17):checked ~ .panels > .panel:nth-child(17),
        .tab:nth-of-type(18):checked ~ .panels > .panel:nth-child(18),
        .tab:nth-of-type(19):checked ~ .panels > .panel:nth-child(19),
        .tab:nth-of-type(20):checked ~ .panels > .panel:nth-child(20),
        .tab:nth-of-type(21):checked ~ .panels > .panel:nth-child(21),
        .tab:nth-of-type(22):checked ~ .panels > .panel:nth-child(22),
        .tab:nth-of-type(23):checked ~ .panels > .panel:nth-child(23),
        .tab:nth-of-type(24):checked ~ .panels > .panel:nth-child(24) { display: block; }
        .all .paper { display: block; }
        .map { display: block; width: 100%; max-width: 60rem; height: auto; margin: .6rem 0; border: 1px solid var(--rule); }
        .sea { fill: var(--sea); }
        .land { fill: var(--land); fill-rule: evenodd; stroke: var(--border); stroke-width: .6; }
        .border { fill: none; stroke: var(--border); stroke-width: 1; }
        .drawn { fill: none; stroke: var(--ink); stroke-width: 1.6; } .zone { stroke-dasharray: 7 3; }
        .disputed { stroke: var(--soft); stroke-width: 1.3; stroke-dasharray: 4 3; }
        .area { fill: none; stroke: var(--undecidable); stroke-width: .8; stroke-dasharray: 2 4; opacity: .7; }
        svg text { font-family: var(--sans); fill: var(--ink); }
        .bands { list-style: none; padding: 0; margin: .6rem 0 0; font-size: .9rem; }
        .bands .state { white-space: normal; }
        .map .place { font-size: 12px; text-anchor: middle; } .on-telephone { display: none; }
        .map text { paint-order: stroke; stroke: var(--land); stroke-width: 3px; stroke-linejoin: round; }
        .map .count { font-size: 12px; font-weight: 650; }
        .c-meets { fill: var(--meets); stroke: var(--meets); } .c-unattributed { fill: var(--unattributed); stroke: var(--unattributed); }
        .c-alleged { fill: var(--alleged); stroke: var(--alleged); } .c-contested { fill: var(--contested); stroke: var(--contested); }
        .c-undecidable { fill: var(--undecidable); stroke: var(--undecidable); } .c-refuted { fill: var(--refuted); stroke: var(--refuted); }
        .c-outside { fill: var(--outside); stroke: none; }
        symbol .open { fill: var(--paper); stroke-width: 2; }
        .lanes { margin: 0 0 1.2rem; }
        .lane { display: grid; grid-template-columns: 18rem minmax(0, 1fr); gap: 0 1.2rem; }
        .lane.ruled, .tornado .lane + .lane { border-top: 1px solid var(--rule); }
        .lane-name { font-size: .84rem; line-height: 1.35; padding: .2rem 0; overflow-wrap: anywhere; }
        .lane-name .state { white-space: normal; }
        .ladder .lane { grid-template-columns: 22rem minmax(0, 1fr); }
        .ladder .lane-name { display: grid; grid-template-columns: 6rem 1fr; padding: .15rem 0; }
        .ladder .way { grid-column: 2; }
        .track { position: relative; }
        .track > svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
        .track > p { position: relative; margin: 0; max-width: none; padding: .2rem .3rem; color: var(--soft); font-size: .8rem; line-height: 1.3; }
        .track .axis { fill: var(--soft); font-size: 11.5px; }
        .track .count { font-size: 10.5px; fill: var(--soft); }
        .track text.open { fill: var(--soft); font-size: 11.5px; stroke: none; }
        .track text.over { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
        .tick { stroke: var(--rule); stroke-width: 1; }
        .span { opacity: .55; stroke: none; }
        .solid { fill: var(--ink); opacity: .22; }
        .hatched { fill: url(#hatch); stroke: var(--rule); }
        .hatch { fill: var(--outside); }
        .track rect.breach { fill: var(--meets); opacity: .16; }
        .run { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 1 3; }
        .due { fill: var(--ink); stroke: var(--ink); stroke-width: 1.4; }
        .due.floor { fill: var(--paper); }
        .due.unsure { stroke-dasharray: 3 2; fill-opacity: .25; }
        details { border-bottom: 1px solid var(--rule); }
        summary { cursor: pointer; padding: .55rem 0; }
        details[open] { padding-bottom: 1.5rem; }
        details[open] > summary { font-weight: 550; }
        .incident > summary, .incident[open] > summary { font-weight: 400; }
        .incident > summary { display: grid; grid-template-columns: 1.4rem 23rem 1fr auto; gap: 0 .8rem; align-items: baseline;
          font-size: .92rem; list-style: none; font-weight: 400; }
        .incident > summary::-webkit-details-marker { display: none; }
        .incident > summary .sub { text-align: right; }
        .incident > summary:hover .what strong { text-decoration: underline; }
        .incident[open] { background: var(--wash); padding: 0 1rem 1.5rem; margin: 0 -1rem; }
        .facts { display: grid; grid-template-columns: 8rem 1fr; gap: .2rem 1rem; font-size: .92rem; }
        .facts dd { margin: 0; }
        .sums dt { margin-top: .8rem; font-size: .95rem; }
        .sums dd { margin: .2rem 0 0 1.4rem; }
        .units, .weighings { list-style: none; padding: 0; margin: 0; }
        .units { columns: 16rem; font-size: .9rem; }
        .units li { break-inside: avoid; }
        .grades, .reports { padding-left: 1.1rem; font-size: .92rem; }
        .grades > li, .reports > li { margin-bottom: .8rem; }
        .weighings { font-size: .88rem; margin-top: .3rem; }
        .weighings li { padding-left: 3rem; text-indent: -3rem; }
        .db { display: inline-block; width: 3rem; text-indent: 0; font-variant-numeric: tabular-nums; font-weight: 600; }
        .sum { color: var(--soft); font-size: .88rem; }
        .said { max-width: 52rem; }
        .wide { list-style: none; padding: 0; font-size: .9rem; }
        .wide li { margin-bottom: .5rem; }
        .reasons { font-size: .92rem; padding-left: 1.1rem; }
        .digest { overflow-wrap: anywhere; }
        .t, .nb { white-space: nowrap; }
        @media screen and (max-width: 64rem) {
          .lane, .ladder .lane { grid-template-columns: minmax(0, 1fr); }
          .lane-name { padding-bottom: 0; }
          .track .fine { display: none; }
          .incident > summary { grid-template-columns: 1.4rem 1fr; }
          .incident > summary > :nth-child(n+3) { grid-column: 2; }
          .incident > summary .sub { text-align: left; }
        }
        @media screen and (max-width: 44rem) {
          body { padding: 0 1rem 3rem; }
          section { margin-top: 3rem; }
          .t { white-space: normal; }
          .facts { grid-template-columns: 1fr; } .facts dd { margin-bottom: .5rem; }
          .stack, .stack tbody, .stack tr, .stack th, .stack td { display: block; }
          .stack thead { position: absolute; left: -100vw; }
          .stack tr { border-bottom: 1px solid var(--ink); padding: .8rem 0; }
          .stack th, .stack td { border: 0; padding: .15rem 0; }
          .stack td { margin-top: .35rem; }
          .stack td::before { content: attr(data-label); display: block; color: var(--soft); font-size: .8rem; }
          .stack caption { display: block; } .stack td.n { text-align: left; }
          .headline { min-width: 0; } .headline th:nth-child(n) { width: auto; }
          .stack td.none { display: none; }
          .scroll > table:not(.stack) { min-width: 42rem; }
          .on-page { display: none; } .on-telephone { display: inline; }
          .map .place { font-size: 26px; } .map .count { font-size: 24px; } .map text { stroke-width: 6px; }
          .map .border { stroke-width: 2; } .map .drawn { stroke-width: 3; }
          .stack th strong { font-size: 1.05rem; }
        }
        @media print {
          html { font-size: 10pt; } body { max-width: none; padding: 0; }
          *, *::before { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          nav, .skip, .tab, .tab + label { display: none; }
          .tabs .panel, .paper { display: block; }
          header.page { padding-top: 0; } section { margin-top: 2.4rem; }
          h2, h3, h4, caption { break-after: avoid; } svg, tr, .lane, .legend { break-inside: avoid; }
          .scroll { overflow: visible; } .headline { min-width: 0; } .t, .nb, .state { white-space: normal; }
          .lane, .ladder .lane { grid-template-columns: 13rem minmax(0, 1fr); gap: 0 .8rem; }
          .ladder .lane-name { grid-template-columns: 4.5rem 1fr; }
          .track .fine { display: none; }
          table { font-size: .85rem; } th, td { padding-right: .6rem; } .note, .sub, .utc { font-size: .78rem; }
          .incident > summary { grid-template-columns: 1.2rem 15rem 1fr auto; }
        }
        """#
}
