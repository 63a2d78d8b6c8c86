import { InsetText } from '../platform/views/index.ts'
import { keptMinutes, type KeptFile } from './kept-file.ts'

/** That a file need not be sent again, for how long, and the way to another. */
export const KeptFileNote = ({ kept }: { readonly kept: KeptFile }) => (
  <>
    <InsetText
      text={`The file ${kept.name} was received. It is kept for you alone for ${keptMinutes} minutes: you need not choose it again.`}
    />
    <p class="govuk-body">
      <a class="govuk-link" href="/evidence/import">
        Choose another file
      </a>
    </p>
  </>
)
