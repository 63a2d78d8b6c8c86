import type { Setting } from '../../src/policy/index.ts'

/** What the authority chooses. The policy's text gives none of these numbers, so each is marked local. */
export const settings: readonly Setting[] = [
  ...proposalSettings(),
  ...timeSettings(),
  ...thresholdSettings(),
  {
    key: 'taskGroupForVulnerable',
    label: 'Task Group for schools at level 2',
    hint: 'The policy says all schools at level 2 and all at level 3; for level 3 it is always required.',
    paragraph: '7.8',
    local: true,
    type: 'choice',
    default: 'required',
    choices: [
      { value: 'required', label: 'Required for every school' },
      { value: 'optional', label: 'Where the Principal Adviser decides' },
    ],
  },
  {
    key: 'capacityNeeds',
    label: 'What a secure school needs to count as able to support others',
    paragraph: '5.3',
    local: true,
    type: 'choice',
    default: 'both',
    choices: [
      { value: 'both', label: 'Good practice in many areas and a designation' },
      { value: 'either', label: 'Good practice in many areas or a designation' },
    ],
  },
  {
    ...number('goodPracticeAreasForCapacity', 'Verified areas of good practice that count as many', 3, 'areas'),
    paragraph: '5.3',
  },
  {
    ...number('goodPracticeYears', 'Years for which good practice stays verified', 2, 'years'),
    paragraph: '5.4',
  },
]

function proposalSettings(): readonly Setting[] {
  return [
    {
      ...number('vulnerableCriteriaForProposal', 'Level 2 criteria met before level 2 is proposed', 3, 'criteria'),
      hint: 'Used only while no level 2 criterion is confirmed as key.',
    },
    {
      ...number('notKnownAllowedForSecure', 'Criteria that may be not known when Secure is proposed', 8, 'criteria', 0),
      hint: 'With more than this the service says that too much is not known.',
    },
    {
      key: 'reasonAgainstLevelThree',
      label: 'Ask for a reason against a met level 3 criterion even before it is confirmed as key',
      paragraph: '5.2',
      local: true,
      type: 'yesNo',
      default: true,
    },
  ]
}

function timeSettings(): readonly Setting[] {
  return [
    {
      ...number('dueSoonDays', 'Days before something is due at which it is shown as due soon', 14, 'days', 0),
      paragraph: '7.2',
    },
    {
      ...number(
        'termsWithoutImprovement',
        'Whole terms at level 2 or 3 after which no improvement is a warning',
        3,
        'terms',
      ),
      paragraph: '3.4',
    },
    {
      ...number('daysToFirstProgress', 'Days after which the end of a term asks for recorded progress', 42, 'days'),
      hint: 'For a school at level 3 or in an Ofsted category. A term that ends sooner after the change asks for none.',
      paragraph: '3.4',
    },
    days('daysToVisit', 'Days from a change to level 2 or 3 to the visit', '7.5'),
    days('daysToPlanOfAction', 'Days from the visit to the plan of action', '7.5'),
    days('daysToSupportPlan', 'Days from the plan of action to the support plan', '7.6'),
    days('daysToRatify', 'Days from a proposal to its ratification', 'diagram'),
    days('daysToAnswer', 'Days for the school to agree or dispute a level', '7.1'),
    days('daysToIssueRecord', 'Days from agreement to the note of visit or letter', '7.2'),
  ]
}

function thresholdSettings(): readonly Setting[] {
  return [
    number('governorVacancyTerms', 'Terms after which a governor vacancy is persistent', 2, 'terms'),
    number('staffTurnoverPercent', 'Teachers leaving in a year that count as high turnover', 25, 'per cent'),
    number('staffVacancies', 'Vacant teaching posts that limit capacity', 3, 'posts'),
    number('fallingRollPercent', 'Fall of the roll over three years that counts as falling', 5, 'per cent'),
    number('mobilityPercent', 'Joiners and leavers that count as high mobility', 20, 'per cent'),
  ]
}

function number(key: string, label: string, value: number, unit: string, least = 1): Setting {
  return { key, label, paragraph: '5.2', local: true, type: 'number', default: value, unit, least }
}

function days(key: string, label: string, paragraph: string): Setting {
  return { key, label, paragraph, local: true, type: 'optionalNumber', default: 'off', unit: 'days', least: 1 }
}
