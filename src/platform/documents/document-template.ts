/**
 * The one template of every document, in the language of the typesetter. Words arrive as data in `sys.inputs.document` (see
 * typeset.ts for its shape) and are only ever placed as text: nothing in them is read as markup.
 */
export const documentTemplate = String.raw`
#let doc = json(bytes(sys.inputs.document))
#let ink = rgb("#0b0c0c")
#let accent = rgb("#12436d")
#let quiet = rgb("#505a5f")
#let hairline = 0.5pt + rgb("#b1b4b6")

// A text is a string, or pieces of which some are in another typeface.
#let in-face(piece, part) = if piece.family == none { [#part] } else { text(font: piece.family, part) }
#let say(it) = if type(it) == str { [#it] } else { it.map(piece => in-face(piece, piece.text)).join() }
#let lines(it) = if type(it) == str { it.split("\n").map(part => [#part]).join(linebreak()) } else {
  it.map(piece => piece.text.split("\n").map(part => in-face(piece, part)).join(linebreak())).join()
}

#set document(title: doc.title, author: doc.author)
#set page(
  paper: "a4",
  margin: (x: 2.4cm, top: 2.4cm, bottom: 2.6cm),
  header: context if doc.marking != none and counter(page).get().first() > 1 {
    align(right, text(9pt, weight: "bold", say(doc.marking)))
  },
  footer: {
    set text(8.5pt, fill: quiet)
    line(length: 100%, stroke: hairline)
    v(-0.5em)
    grid(
      columns: (1fr, auto),
      gutter: 1em,
      say(doc.referenceLine),
      context [Page #counter(page).display() of #counter(page).final().first()],
    )
  },
)
#set text(font: "Liberation Sans", size: 11pt, lang: "en", region: "GB", fill: ink, fallback: false, hyphenate: false)
#set par(leading: 0.62em, spacing: 1.05em, justify: false)
#set list(indent: 0.4em, body-indent: 0.7em, spacing: 0.65em, marker: [•])
#set enum(indent: 0.4em, body-indent: 0.7em, spacing: 0.65em)
#show heading: set block(above: 1.5em, below: 0.7em, sticky: true)
#show heading.where(level: 1): set text(if doc.form == "letter" { 12.5pt } else { 19pt }, weight: "bold")
#show heading.where(level: 2): set text(13pt, fill: accent)
#show heading.where(level: 3): set text(11.5pt)
#show heading.where(level: 4): set text(11pt)
#show link: it => underline(text(fill: rgb("#1d70b8"), it))
#show figure: set block(breakable: true)
#show figure.caption: it => block(width: 100%, below: 0.6em, sticky: true, align(left, text(10pt, weight: "bold", it.body)))
#set figure(supplement: none, numbering: none, gap: 0.6em)

#let words(runs) = {
  for run in runs {
    let body = lines(run.text)
    if run.bold { body = strong(body) }
    if run.italic { body = emph(body) }
    if run.hyphenate { body = text(hyphenate: true, body) }
    if run.link != none { body = link(run.link, body) }
    body
  }
}
// What begins with an Arabic or Hebrew letter runs from right to left.
#let sided(said, body) = if said.rightToLeft { text(dir: rtl, body) } else { body }

// What the functions below capture is weighed again for every cell: never the whole block.
#let data-table(block) = {
  let rights = block.columns.map(column => column.right)
  let heading-cells = block.columns.map(column => strong(words(column.heading)))
  let row-cells = if block.rowHeaders {
    row => row.cells.enumerate().map(((index, content)) => table.cell(
      breakable: not row.whole,
      sided(content, if index == 0 { strong(words(content.words)) } else { words(content.words) }),
    ))
  } else {
    row => row.cells.map(content => table.cell(breakable: not row.whole, sided(content, words(content.words))))
  }
  figure(
    kind: table,
    caption: figure.caption(position: top, say(block.caption)),
    {
      set text(9.5pt)
      set par(leading: 0.5em)
      table(
        columns: block.columns.map(column => column.width * 1fr),
        align: (x, y) => if rights.at(x) { right + top } else { left + top },
        inset: (x: 6pt, y: 5.5pt),
        stroke: (x, y) => (bottom: if y == 0 { 1pt + accent } else { hairline }),
        fill: (x, y) => if y == 0 { rgb("#eef2f6") },
        table.header(repeat: block.repeats, ..heading-cells),
        ..block.rows.map(row-cells).flatten(),
      )
    },
  )
}

// A list of terms is read out as pairs; the fixed box gives it two columns.
#let summary(block) = {
  set terms(separator: h(1em), hanging-indent: 6cm + 1em, spacing: 0.9em, indent: 0pt)
  terms(..block.rows.map(row => {
    let key = words(row.key)
    terms.item(if row.beside { box(width: 6cm, par(key)) } else { key }, sided(row.value, words(row.value.words)))
  }))
}

#let signature(line) = std.block(
  breakable: false,
  width: 100%,
  above: 1.4em,
  if doc.form == "letter" {
    v(3.6em)
    if line.name != none [#strong(say(line.name)) \ ]
    say(line.role)
  } else {
    v(2em)
    grid(
      columns: (3fr, 2fr),
      column-gutter: 1.5em,
      row-gutter: 0.5em,
      std.line(length: 100%, stroke: 0.5pt + ink), std.line(length: 100%, stroke: 0.5pt + ink),
      [#if line.name != none [#strong(say(line.name)), ]#say(line.role)], [Date],
    )
  },
)

#let render(block) = {
  if block.kind == "heading" { heading(level: block.level + 1, say(block.text)) }
  if block.kind == "paragraph" { sided(block, par(words(block.words))) }
  if block.kind == "list" {
    let make = if block.style == "numbers" { enum } else { list }
    make(..block.items.map(item => sided(item, words(item.words))))
  }
  if block.kind == "table" { data-table(block) }
  if block.kind == "summary" { summary(block) }
  if block.kind == "figure" {
    let drawing = image(bytes(block.svg), format: "svg", alt: block.alternative, width: 76%)
    if block.caption == none { std.block(align(left, drawing)) } else {
      figure(align(left, drawing), caption: figure.caption(position: top, say(block.caption)), alt: block.alternative)
    }
  }
  if block.kind == "pageBreak" { pagebreak(weak: true) }
  if block.kind == "signatures" { block.lines.map(signature).join() }
}

#let letterhead = std.block(
  width: 100%,
  below: 1.6em,
  inset: (bottom: 0.9em),
  stroke: (bottom: 1.5pt + accent),
  grid(
    columns: (1fr, auto),
    gutter: 1em,
    {
      set par(spacing: 0.6em)
      par(text(15pt, weight: "bold", fill: accent, say(doc.council.name)))
      if doc.council.service != none { par(text(10.5pt, say(doc.council.service))) }
    },
    align(right, par(text(9pt, fill: quiet, lines(doc.council.address)))),
  ),
)

#let particulars = {
  set text(10pt)
  set par(spacing: 0.6em)
  par[*Date:* #doc.dateLine]
  par[*Our reference:* #say(doc.reference)]
}

// Two addressees beside the date and reference; any more in rows beneath.
#let addresses = {
  let first = doc.addressees.slice(0, calc.min(2, doc.addressees.len()))
  let rest = doc.addressees.slice(first.len())
  let place(address) = par(lines(address))
  grid(
    columns: (1fr, 1fr, auto),
    column-gutter: 1.2em,
    row-gutter: 1.2em,
    ..first.map(place),
    ..range(2 - first.len()).map(_ => []),
    particulars,
    ..rest.chunks(2).map(pair => pair.map(place) + range(3 - pair.len()).map(_ => [])).flatten(),
  )
}

#letterhead
#if doc.marking != none { std.block(above: 0pt, below: 1.2em, par(strong(say(doc.marking)))) }
#if doc.form == "letter" {
  std.block(below: 2em, addresses)
  if doc.salutation != none { par(lines(doc.salutation)) }
  heading(level: 1, say(doc.subject))
} else {
  heading(level: 1, say(doc.subject))
  particulars
  if doc.addressees.len() > 0 { par[*For:* #doc.addressees.map(lines).join(linebreak())] }
}
#doc.blocks.map(render).join()
`
