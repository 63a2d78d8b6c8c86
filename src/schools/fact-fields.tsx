import {
  CheckboxesField,
  DateField,
  dayText,
  RadiosField,
  SelectField,
  TextField,
  type ShownForm,
} from '../platform/views/index.ts'
import { governances, phases } from '../policy/index.ts'
import { isCouncils } from './fact-source.ts'
import { keptFacts, type KeptFact } from './facts.ts'
import type { School } from './school.ts'
import { factNames, governanceNames, phaseNames } from './school-words.ts'

/** The boxes for a school's facts. Only what makes a school a school must be filled in. */
export const FactFields = ({ form }: { form: ShownForm }) => (
  <>
    <TextField form={form} name="name" label={factNames.name} />
    <TextField
      form={form}
      name="establishmentNumber"
      label={`${factNames.establishmentNumber} (optional)`}
      hint="Four digits: the second half of the LAESTAB number"
      width={4}
      digits
    />
    <SelectField
      form={form}
      name="phase"
      label={factNames.phase}
      choices={phases.map((phase) => ({ value: phase, text: phaseNames[phase] }))}
    />
    <TextField
      form={form}
      name="type"
      label={factNames.type}
      hint="As the national register writes it, for example Community school or Academy converter"
    />
    <RadiosField
      form={form}
      name="governance"
      label="Who runs the school"
      choices={governances.map((governance) => ({ value: governance, text: governanceNames[governance] }))}
    />
    <DateField form={form} name="openedOn" label="Day it opened (optional)" hint="For example, 1 9 2011" />
    <TextField form={form} name="lowAge" label={`${factNames.lowAge} (optional)`} width={3} digits />
    <TextField form={form} name="highAge" label={`${factNames.highAge} (optional)`} width={3} digits />
    {(['gender', 'religiousCharacter', 'diocese', 'trust', 'area', 'street', 'locality', 'town'] as const).map(
      (fact) => (
        <TextField form={form} name={fact} label={`${factNames[fact]} (optional)`} />
      ),
    )}
    <TextField form={form} name="postcode" label={`${factNames.postcode} (optional)`} width={10} />
    <TextField form={form} name="telephone" label={`${factNames.telephone} (optional)`} type="tel" width={20} />
    <TextField form={form} name="website" label={`${factNames.website} (optional)`} />
  </>
)

/** What the council has entered itself, each open to be let go. */
export function ReleaseField({ form, school }: { form: ShownForm; school: School }) {
  const own = keptFacts.filter((fact) => isCouncils(school, fact))
  if (own.length === 0) return null
  return (
    <CheckboxesField
      form={form}
      name="release"
      label="Let the next register change these again (optional)"
      heading="strong"
      hint="They were entered by the council, so registers that are imported leave them alone."
      small
      choices={own.map((fact) => ({
        value: fact,
        text: factNames[fact],
        hint: enteredOn(school, fact),
      }))}
    />
  )
}

const enteredOn = ({ sources }: School, fact: KeptFact): string | undefined => {
  const day = sources[fact]?.[1]
  return day && `Entered on ${dayText(day)}`
}
