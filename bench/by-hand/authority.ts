import { figure, given, held, rounded, type Column, type Sources } from './figures.ts'
import { above, atLeast, below, both, either, equal, no, none, yes } from './three-values.ts'

/** What the authority itself holds: safeguarding, governors, headteacher, staff, parents, budget, warning notice. */
export function authorityCriteria({ column, dated, setting, rows, facts }: Sources) {
  const two = (measure: string) => [column(measure, 0), column(measure, 1)] as const
  const four = (measure: string) => [0, 1, 2, 3].map((back) => column(measure, back))
  const audit = two('safeguarding-audit')
  const notSafe = column('ofsted-safeguarding-not-met', 0)
  const vacancyTerms = two('governor-vacancy-terms')
  const inquorate = two('inquorate-meetings')
  const headVacancy = column('head-vacancy', 0)
  const headAbsence = column('head-absence', 0)
  const turnover = two('staff-turnover-percent')
  const vacancies = two('staff-vacancies')
  const complaints = four('complaints')
  const positive = four('parents-positive-percent')
  const balance = two('balance-percent')
  const significant = [0, 1].map((back) => dated('significant-balance', back))
  const notice = column('warning-notice-in-force', 0)
  const longVacancy = setting('governorVacancyTerms')
  const highTurnover = rounded(setting('staffTurnoverPercent'), 10)
  const manyVacancies = setting('staffVacancies')
  const out = {
    safeguardingIncomplete: new Uint8Array(rows),
    safeguardingNotInPlace: new Uint8Array(rows),
    governorsMissing: new Uint8Array(rows),
    headMissing: new Uint8Array(rows),
    staffingLimited: new Uint8Array(rows),
    parentsNegative: new Uint8Array(rows),
    balanceUnsound: new Uint8Array(rows),
    warningNotice: new Uint8Array(rows),
  }

  function safeguarding(row: number): void {
    const grade = figure(audit[newest(row, audit)], row)
    out.safeguardingIncomplete[row] = atLeast(grade, 2)
    const judged = given(notSafe, row) ? equal(figure(notSafe, row), 1) : none
    out.safeguardingNotInPlace[row] = either(equal(grade, 3), judged)
  }

  function governors(row: number): number {
    const at = newest(row, vacancyTerms, inquorate)
    const long = above(figure(vacancyTerms[at], row), longVacancy)
    return long === yes ? yes : either(long, atLeast(figure(inquorate[at], row), 1))
  }

  function head(row: number): number {
    const vacant = equal(figure(headVacancy, row), 1)
    return vacant === yes ? yes : either(vacant, equal(figure(headAbsence, row), 1))
  }

  function staffing(row: number): number {
    const at = newest(row, turnover, vacancies)
    const leaving = atLeast(figure(turnover[at], row, 10), highTurnover)
    return leaving === yes ? yes : either(leaving, atLeast(figure(vacancies[at], row), manyVacancies))
  }

  function parents(row: number): number {
    const at = newest(row, complaints, positive)
    const rising = steps(complaints, at, row, above)
    return rising === yes ? yes : either(rising, steps(positive, at, row, below))
  }

  function budget(row: number, code: number): number {
    const at = newest(row, balance)
    const share = figure(balance[at], row, 10)
    const deficit = below(share, 0)
    if (deficit === yes) return yes
    return either(deficit, above(share, rounded((significant[at] as Float64Array)[code] as number, 10)))
  }

  return {
    out,
    answer(row: number): void {
      safeguarding(row)
      out.governorsMissing[row] = governors(row)
      out.headMissing[row] = head(row)
      out.staffingLimited[row] = staffing(row)
      out.parentsNegative[row] = parents(row)
      out.balanceUnsound[row] = budget(row, facts[row] as number)
      out.warningNotice[row] = equal(figure(notice, row), 1)
    },
  }
}

/** This year where anything of it is held, else last year, else this year all the same. */
function newest(row: number, first: readonly Column[], second: readonly Column[] = first): 0 | 1 {
  if (held(first[0] as Column, row) || held(second[0] as Column, row)) return 0
  return held(first[1] as Column, row) || held(second[1] as Column, row) ? 1 : 0
}

function steps(
  columns: readonly Column[],
  at: number,
  row: number,
  moved: (newer: number, older: number) => number,
): number {
  const middle = figure(columns[at + 1] as Column, row)
  const first = moved(figure(columns[at] as Column, row), middle)
  return first === no ? no : both(first, moved(middle, figure(columns[at + 2] as Column, row)))
}
