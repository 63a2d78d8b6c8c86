import { DateField, LevelTag, RadiosField, TextField, WordsField } from '../platform/views/index.ts'
import { levels } from '../policy/index.ts'
import { wordingField } from './forms.ts'
import { KeepPage, shown, type KeepingProps } from './keeping-pages.tsx'
import { Frameworks } from './policy-tables.tsx'
import { shippedWording } from './store.ts'

/** The authority's own sentence of each criterion, beside that of the edition, which stays readable (5.2). */
export const WordingsPage = (props: KeepingProps) => (
  <KeepPage {...props} title="Word the criteria" action="/policy/wordings" submit="Save the sentences" draft="wordings">
    <p class="govuk-body">
      Each criterion is one sentence, after the policy’s own table. Your headteachers may know it by other words: write
      them here. An empty box takes the edition’s sentence back. What a criterion means, its paragraph and its rule
      stay.
    </p>
    {levels.map((level) => (
      <section key={level} aria-labelledby={`level-${level}`}>
        <h2 class="govuk-heading-m" id={`level-${level}`}>
          <LevelTag level={level} name={props.edition.levels.find((each) => each.level === level)?.name} />
        </h2>
        {props.edition.criteria
          .filter((criterion) => criterion.level === level)
          .map(({ id, number, paragraph }) => (
            <WordsField
              key={id}
              form={shown(props.form)}
              name={wordingField(id)}
              label={`${number}. ${shippedWording(id)}`}
              hint={`Paragraph ${paragraph}. The authority’s own sentence:`}
              rows={2}
            />
          ))}
      </section>
    ))}
  </KeepPage>
)

/** A new inspection framework: the edition goes on to be right when Ofsted changes how it judges. */
export const FrameworkPage = (props: KeepingProps) => {
  const form = shown(props.form)
  return (
    <KeepPage
      {...props}
      title="Add an inspection framework"
      action="/policy/frameworks"
      submit="Save the framework"
      draft="framework"
    >
      <Frameworks edition={props.edition} />
      <p class="govuk-body">
        A new one ends the one before it on the day before. One of the same first day takes the place of that which is
        there.
      </p>
      <TextField form={form} name="name" label="Name" hint="For example, Framework of September 2027" />
      <DateField form={form} name="from" label="First day" />
      <RadiosField
        form={form}
        name="judges"
        label="How is a school judged under it?"
        choices={[
          { value: 'grade', text: 'By one overall grade' },
          { value: 'noGrade', text: 'By grades for each area, with none overall' },
          { value: 'reportCard', text: 'By a report card' },
        ]}
      />
      <WordsField form={form} name="grades" label="Judgements" hint="From best to worst, one to a line" rows={5} />
      <WordsField
        form={form}
        name="categories"
        label="Categories of concern"
        hint="Such as special measures, one to a line. You may leave this out."
        rows={3}
      />
    </KeepPage>
  )
}
