/** What a remembered value is called, where it is kept as one of a few names that people do not use. */
const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  verdict: { met: 'met', notMet: 'not met', notKnown: 'not known' },
  kind: { annual: 'annual agreement', termly: 'termly review', extra: 'extra review' },
  source: {
    termlyRound: 'it fell due',
    school: 'asked for by the school',
    advisersVisit: 'after an adviser’s visit',
    authorityMeeting: 'asked for by a meeting of the authority',
    inspection: 'after an inspection',
  },
  answer: { agrees: 'agrees', disputes: 'disputes', accurate: 'accurate', inaccurate: 'inaccurate' },
  how: {
    signedIn: 'signed in',
    inPerson: 'in person',
    telephone: 'by telephone',
    email: 'by email',
    letter: 'by letter',
  },
  instrument: { noteOfVisit: 'note of visit', letter: 'letter' },
}

/** The words for a value of a field; undefined where what is kept is words already, typed by somebody perhaps. */
export function valueWords(field: string, value: string, wordings?: ReadonlyMap<string, string>): string | undefined {
  if (field === 'criterion') return wordings?.get(value) ?? value.replaceAll('-', ' ')
  const of = Object.hasOwn(values, field) ? values[field] : undefined
  return of && Object.hasOwn(of, value) ? of[value] : undefined
}
