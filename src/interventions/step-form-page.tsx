import type { ComponentChildren } from 'preact'
import { onwardFrom } from '../platform/lists/index.ts'
import {
  CheckboxesField,
  DateField,
  dayText,
  Details,
  Form,
  InsetText,
  RadiosField,
  SelectField,
  TextField,
  WordsField,
  type ShownForm,
} from '../platform/views/index.ts'
import type { Criterion } from '../policy/index.ts'
import { stepPath, StepShell, stepsPath, type AroundSteps } from './around-steps.tsx'
import { adoptionActFrom, copiesOf, powerOf, type StatutoryKind } from './statutory-kind.ts'
import type { StatutoryStep } from './statutory-step.ts'
import { addresseeNames, basisNames, groundNames } from './step-words.ts'

export interface StepFormProps {
  readonly around: AroundSteps
  readonly kind: StatutoryKind
  readonly criteria: readonly Criterion[]
  readonly form: ShownForm
  readonly once: string
  /** The step that is corrected; undefined when one is given. */
  readonly corrects?: StatutoryStep | undefined
  /** Stands above the form: what somebody else recorded meanwhile. */
  readonly above?: ComponentChildren
}

/** Recording or correcting a step: the fields that the law asks of its kind. */
export function StepFormPage(props: StepFormProps) {
  const { around, kind, form, once, corrects, above } = props
  const { urn } = around.inView.school
  const onward = onwardFrom(around.frame)
  const power = powerOf(kind)
  const back = onward(corrects ? stepPath(corrects) : stepsPath(urn))
  return (
    <StepShell
      around={around}
      heading={corrects ? `Correct: ${power.name}` : power.name}
      errors={form.errors}
      back={{ href: back, text: corrects ? 'Back to the step' : 'Back to statutory powers' }}
    >
      {above}
      <p class="govuk-body">
        Education and Inspections Act 2006, {power.section}. {power.effect}
      </p>
      <Form
        action={onward(corrects ? `${stepPath(corrects)}/correct` : `${stepsPath(urn)}/new/${kind}`)}
        csrf={around.frame.csrf}
        once={once}
        version={corrects ? String(form.typed.version ?? '') : undefined}
        submit={corrects ? 'Save the correction' : 'Record the step'}
        cancel={{ href: back }}
        draft={`statutory-${urn}-${corrects?.id ?? kind}`}
      >
        <DateField form={form} name="given" label="When was it given?" heading="strong" hint="To the governing body" />
        {power.sort === 'notice' ? <NoticeFields {...props} /> : <PowerFields {...props} />}
        <WordsField
          form={form}
          name="words"
          label={power.sort === 'notice' ? 'On what matters is it based?' : 'Grounds, in words'}
          heading="strong"
          limit={5000}
        />
        <CriteriaField {...props} />
        {power.sort !== 'power' && (
          <WordsField
            form={form}
            name="minded"
            label="Which powers is the authority minded to use otherwise?"
            heading="strong"
            limit={2000}
            rows={3}
          />
        )}
        <CopiesField {...props} />
        <TextField
          form={form}
          name="reference"
          label="Reference of the document"
          heading="strong"
          hint="Where the authority keeps it. The file itself is not uploaded here."
          width={30}
        />
        <TextField
          form={form}
          name="sha256"
          label="SHA-256 of the file (optional)"
          hint="Proves later that the file kept elsewhere is the one that was given. 64 characters."
        />
        {corrects && (
          <WordsField form={form} name="reason" label="Why is this corrected?" heading="strong" limit={2000} rows={3} />
        )}
      </Form>
    </StepShell>
  )
}

function NoticeFields({ form, kind }: StepFormProps) {
  return (
    <>
      {kind === 'warningNotice' && (
        <CheckboxesField
          form={form}
          name="grounds"
          label="On which grounds?"
          heading="strong"
          choices={Object.entries(groundNames).map(([value, text]) => ({ value, text }))}
        />
      )}
      <WordsField
        form={form}
        name="required"
        label="What is the governing body required to do?"
        heading="strong"
        limit={5000}
      />
      <DateField
        form={form}
        name="comply"
        label="Last day to comply"
        heading="strong"
        hint={`As the notice gives it. For a notice before ${dayText(adoptionActFrom)} leave this empty: it is the fifteenth working day after.`}
      />
    </>
  )
}

function PowerFields({ form, kind, around }: StepFormProps) {
  const power = powerOf(kind)
  const notices = around.steps.filter((step) => powerOf(step.kind).sort === 'notice')
  return (
    <>
      {power.sort === 'power' && (
        <RadiosField
          form={form}
          name="basis"
          label="Why is the school eligible for intervention?"
          heading="strong"
          choices={power.after.map((basis) => ({ value: basis, text: basisNames[basis] }))}
        />
      )}
      <SelectField
        form={form}
        name="follows"
        label="Which warning notice does it follow?"
        heading="strong"
        hint={notices.length === 0 ? 'No warning notice to this school is recorded.' : 'Where it follows one.'}
        choices={notices.map((step) => ({
          value: step.id,
          text: `${powerOf(step.kind).name}, given ${step.happenings[0] ? dayText(step.happenings[0].on) : ''}`,
        }))}
      />
      {power.consultation && (
        <DateField
          form={form}
          name="consulted"
          label="When were the governing body and those the Act names consulted?"
          heading="strong"
        />
      )}
      {power.secretaryOfState !== 'nothing' && (
        <DateField
          form={form}
          name="told"
          label={
            power.secretaryOfState === 'consents'
              ? 'When did the Secretary of State consent (s.65)?'
              : 'When was the Secretary of State told (s.70A)?'
          }
          heading="strong"
          hint={power.secretaryOfState === 'isTold' ? `Needed since ${dayText(adoptionActFrom)}.` : undefined}
        />
      )}
    </>
  )
}

const CriteriaField = ({ form, criteria }: StepFormProps) => (
  <Details
    summaryText="Criteria of the policy this rests on (optional)"
    html={
      <CheckboxesField
        form={form}
        name="criteria"
        label="Criteria"
        small
        choices={criteria
          .filter(({ level }) => level > 1)
          .map(({ id, level, wording }) => ({ value: id, text: `Level ${level}: ${wording}` }))}
      />
    }
  />
)

function CopiesField({ form, kind, around }: StepFormProps) {
  const named = copiesOf(powerOf(kind), around.inView.school, around.today)
  if (named.length === 0) return <InsetText>The notice goes to the governing body; the Act names no copies.</InsetText>
  return (
    <CheckboxesField
      form={form}
      name="copies"
      label="Who had a copy on the same day?"
      heading="strong"
      hint="The Act names these. A copy that goes later is recorded on its own day."
      choices={named.map((value) => ({ value, text: addresseeNames[value] }))}
    />
  )
}
