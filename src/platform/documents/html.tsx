import type { ComponentChildren, JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { never } from '../../kernel/index.ts'
import type { Block, DocumentModel, Words } from './document.ts'
import { safeDrawing } from './drawing.ts'
import { cellsOf, cleanText, dayInWords, envelope, plainText, runsOf, safeLink, soundBlocks, titleOf } from './words.ts'

/**
 * The document as a fragment for a page of the design system: semantic, escaped, without ids of its own but those inside
 * drawings. The title is a heading of `startLevel` (2 where the page has its own h1); the rest follow beneath it.
 */
export function documentHtml(model: DocumentModel, startLevel: 1 | 2 | 3 = 2): string {
  return renderToString(
    <article class="app-document" lang={model.language}>
      {model.marking !== undefined && (
        <p class="app-document__marking govuk-!-font-weight-bold">{cleanText(model.marking)}</p>
      )}
      <Sender model={model} />
      <Particulars model={model} />
      {model.form === 'letter' && model.salutation !== undefined && <p class="govuk-body">{lines(model.salutation)}</p>}
      <Heading level={startLevel}>{titleOf(model)}</Heading>
      {soundBlocks(model.blocks).map((block) => (
        <BlockHtml block={block} titleLevel={startLevel} />
      ))}
    </article>,
  )
}

const Sender = ({ model }: { model: DocumentModel }): JSX.Element => (
  <p class="govuk-body app-document__sender">
    <strong>{cleanText(model.council.name)}</strong>
    {[model.council.service ?? '', ...model.council.address].filter(Boolean).map((line) => [<br />, cleanText(line)])}
  </p>
)

const Particulars = ({ model }: { model: DocumentModel }): JSX.Element => (
  <dl class="govuk-summary-list govuk-summary-list--no-border app-document__particulars">
    <Row name="Date" value={dayInWords(model.date)} />
    <Row name="Our reference" value={cleanText(model.reference)} />
    {model.addressees.map((to) => (
      <Row name="To" value={lines(envelope(to).join('\n'))} />
    ))}
  </dl>
)

const Row = ({ name, value }: { name: ComponentChildren; value: ComponentChildren }): JSX.Element => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{name}</dt>
    <dd class="govuk-summary-list__value">{value}</dd>
  </div>
)

const headingSizes = ['l', 'm', 's', 's'] as const

function Heading({ level, depth = 0, children }: { level: number; depth?: number; children: string }): JSX.Element {
  const Tag = `h${Math.min(level, 6)}` as 'h2'
  return <Tag class={`govuk-heading-${headingSizes[depth] ?? 's'}`}>{children}</Tag>
}

function BlockHtml({ block, titleLevel }: { block: Block; titleLevel: number }): JSX.Element {
  switch (block.kind) {
    case 'heading':
      return (
        <Heading level={titleLevel + block.level} depth={block.level}>
          {cleanText(block.text)}
        </Heading>
      )
    case 'paragraph':
      return <p class="govuk-body">{words(block.words)}</p>
    case 'list':
      return <ListHtml block={block} />
    case 'table':
      return <TableHtml block={block} />
    case 'summary':
      return (
        <dl class="govuk-summary-list">
          {block.rows.map((row) => (
            <Row name={cleanText(row.key)} value={words(row.value)} />
          ))}
        </dl>
      )
    case 'figure':
      return <FigureHtml block={block} />
    case 'pageBreak':
      return <div class="app-document__page-break" />
    case 'signatures':
      return (
        <ul class="govuk-list app-document__signatures">
          {block.lines.map(({ name, role }) => (
            <li>
              {name === undefined ? cleanText(role) : [<strong>{cleanText(name)}</strong>, `, ${cleanText(role)}`]}
            </li>
          ))}
        </ul>
      )
    default:
      return never(block)
  }
}

function ListHtml({ block }: { block: Extract<Block, { kind: 'list' }> }): JSX.Element {
  const Tag = block.style === 'numbers' ? 'ol' : 'ul'
  return (
    <Tag class={`govuk-list govuk-list--${block.style === 'numbers' ? 'number' : 'bullet'}`}>
      {block.items.map((item) => (
        <li>{words(item)}</li>
      ))}
    </Tag>
  )
}

const TableHtml = ({ block }: { block: Extract<Block, { kind: 'table' }> }): JSX.Element => (
  <div class="app-table-scroll" role="region" aria-label={cleanText(block.caption)} tabIndex={0}>
    <table class="govuk-table">
      <caption class="govuk-table__caption govuk-table__caption--s">
        <span class="app-table__caption">{cleanText(block.caption)}</span>
      </caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {block.columns.map((column) => (
            <th scope="col" class={`govuk-table__header${column.align ? ' govuk-table__header--numeric' : ''}`}>
              {cleanText(column.heading)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {block.rows.map((row) => (
          <tr class="govuk-table__row">{cellsOf(block, row).map((cell, index) => cellHtml(block, cell, index))}</tr>
        ))}
      </tbody>
    </table>
  </div>
)

function cellHtml(block: Extract<Block, { kind: 'table' }>, cell: Words, index: number): JSX.Element {
  if (block.rowHeaders && index === 0)
    return (
      <th scope="row" class="govuk-table__header">
        {words(cell)}
      </th>
    )
  return (
    <td class={`govuk-table__cell${block.columns[index]?.align ? ' govuk-table__cell--numeric' : ''}`}>
      {words(cell)}
    </td>
  )
}

function FigureHtml({ block }: { block: Extract<Block, { kind: 'figure' }> }): JSX.Element {
  const drawing = safeDrawing(block.svg)
  if (!drawing) return <p class="govuk-body">{cleanText(block.alternative)}</p>
  return (
    <figure class="app-figure">
      {block.caption !== undefined && (
        <figcaption class="govuk-body govuk-!-font-weight-bold">{cleanText(block.caption)}</figcaption>
      )}
      <div role="img" aria-label={plainText(block.alternative)} dangerouslySetInnerHTML={{ __html: drawing }} />
    </figure>
  )
}

const words = (of: Words): ComponentChildren =>
  runsOf(of).map((run) => {
    const manner = run.bold ? <strong>{lines(run.text)}</strong> : lines(run.text)
    const inner = run.italic ? <em>{manner}</em> : manner
    const link = safeLink(run.link)
    return link === undefined ? (
      inner
    ) : (
      <a class="govuk-link" href={link} rel="noreferrer noopener">
        {inner}
      </a>
    )
  })

const lines = (text: string): ComponentChildren =>
  cleanText(text)
    .split('\n')
    .map((line, index) => (index === 0 ? line : [<br />, line]))
