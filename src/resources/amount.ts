/** Central days and pounds (5.1), in whole numbers so that sums are exact: half days and pounds. */
export interface Amount {
  readonly halfDays: number
  readonly pounds: number
}

export const nothing: Amount = { halfDays: 0, pounds: 0 }

export const plus = (one: Amount, other: Amount): Amount => ({
  halfDays: one.halfDays + other.halfDays,
  pounds: one.pounds + other.pounds,
})

export const minus = (one: Amount, other: Amount): Amount => ({
  halfDays: one.halfDays - other.halfDays,
  pounds: one.pounds - other.pounds,
})

/** "1 day", "2.5 days". */
export const daysText = (halfDays: number): string =>
  `${halfDays < 0 ? '\u2212' : ''}${Math.abs(halfDays / 2).toLocaleString('en-GB')} ${Math.abs(halfDays) === 2 ? 'day' : 'days'}`

/** "£1,200", "−£300". */
export const poundsText = (pounds: number): string =>
  `${pounds < 0 ? '\u2212' : ''}£${Math.abs(pounds).toLocaleString('en-GB')}`

/** What there is of an amount in words: "4 days and £1,200". */
export const amountText = ({ halfDays, pounds }: Amount): string =>
  [...(halfDays === 0 ? [] : [daysText(halfDays)]), ...(pounds === 0 ? [] : [poundsText(pounds)])].join(' and ') ||
  'nothing'
