import type { ComponentChildren, JSX } from 'preact'
import { onwardFrom } from '../platform/lists/index.ts'
import {
  DateField,
  dayText,
  Form,
  RadiosField,
  SelectField,
  WordsField,
  type ShownForm,
} from '../platform/views/index.ts'
import { stepPath, StepShell, type AroundSteps } from './around-steps.tsx'
import { possibleNext, type Following } from './following.ts'
import { powerOf } from './statutory-kind.ts'
import { copiesOwed, stepState } from './step-state.ts'
import { versionOf, type StatutoryStep } from './statutory-step.ts'
import { whatText } from './step-page.tsx'
import { addresseeNames, eventName } from './step-words.ts'

export interface FollowingPageProps {
  readonly around: AroundSteps
  readonly step: StatutoryStep
  readonly form: ShownForm
  readonly once: string
  /** Stands above the form: what somebody else recorded meanwhile. */
  readonly above?: ComponentChildren
}

/** What happened to a step since: a copy, representations, an outcome, or an entry that was a mistake. */
export function FollowingPage({ around, step, form, once, above }: FollowingPageProps) {
  const onward = onwardFrom(around.frame)
  const state = stepState(step, around.today)
  const owed = copiesOwed(step, state, around.inView.school)
  const others = Object.entries(addresseeNames).filter(([to]) => !owed.some((each) => each === to))
  const back = onward(stepPath(step))
  const reveals: Readonly<Partial<Record<Following['what'], JSX.Element>>> = {
    copied: (
      <SelectField
        form={form}
        name="to"
        label="Who had the copy?"
        choices={[...owed.map((to) => [to, addresseeNames[to]] as const), ...others].map(([value, text]) => ({
          value,
          text,
        }))}
      />
    ),
    takenBack: (
      <SelectField
        form={form}
        name="number"
        label="Which entry was a mistake?"
        hint="Taking back entry 1 says that the whole step was recorded by mistake."
        choices={state.standing.map((one) => ({
          value: String(one.number),
          text: `${one.number}. ${whatText(one)}, ${dayText(one.on)}`,
        }))}
      />
    ),
  }
  return (
    <StepShell
      around={around}
      heading={`Record what happened: ${powerOf(step.kind).name}`}
      errors={form.errors}
      back={{ href: back, text: 'Back to the step' }}
    >
      {above}
      <Form
        action={onward(`${stepPath(step)}/add`)}
        csrf={around.frame.csrf}
        once={once}
        version={String(versionOf(step))}
        submit="Record"
        cancel={{ href: back }}
        draft={`statutory-add-${step.id}`}
      >
        <RadiosField
          form={form}
          name="what"
          label="What happened?"
          heading="strong"
          choices={possibleNext(step, state).map((value) => ({
            value,
            text: eventName(value),
            reveal: reveals[value],
          }))}
        />
        <DateField form={form} name="on" label="When?" heading="strong" />
        <WordsField
          form={form}
          name="words"
          label="In words: what was said or done, or why"
          heading="strong"
          hint="A copy needs no words"
          limit={2000}
          rows={4}
        />
      </Form>
    </StepShell>
  )
}
