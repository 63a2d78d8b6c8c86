import { figure, given, held, type Column, type Sources } from './figures.ts'
import { atLeast, atMost, both, either, equal, no, none, yes } from './three-values.ts'

interface Inspection {
  readonly card: Column
  readonly cardTeaching: Column
  readonly needsAttention: Column
  readonly urgent: Column
  readonly safeguarding: Column
  readonly overall: Column
  readonly capacity: Column
  readonly leadership: Column
  readonly teaching: Column
  readonly education: Column
  readonly category: Column
  readonly behaviour: Column
  readonly personal: Column
}

/** The six criteria that the latest inspection answers. */
export function inspectionCriteria({ column, rows }: Sources) {
  const inspections: readonly Inspection[] = [0, 1, 2, 3, 4, 5, 6].map((back) => ({
    card: column('ofsted-report-card-leadership', back),
    cardTeaching: column('ofsted-report-card-teaching', back),
    needsAttention: column('ofsted-needs-attention', back),
    urgent: column('ofsted-urgent-improvement', back),
    safeguarding: column('ofsted-safeguarding-not-met', back),
    overall: column('ofsted-overall', back),
    capacity: column('ofsted-capacity', back),
    leadership: column('ofsted-leadership', back),
    teaching: column('ofsted-teaching', back),
    education: column('ofsted-education', back),
    category: column('ofsted-category', back),
    behaviour: column('ofsted-behaviour', back),
    personal: column('ofsted-personal-development', back),
  }))
  const [newest] = inspections as [Inspection]
  const latest = (row: number): Inspection => {
    for (const each of inspections)
      if (held(each.card, row) || held(each.needsAttention, row) || held(each.overall, row)) return each
      else if (held(each.leadership, row) || held(each.category, row)) return each
    return newest
  }
  const out = {
    good: new Uint8Array(rows),
    satisfactory: new Uint8Array(rows),
    inCategory: new Uint8Array(rows),
    leadershipGood: new Uint8Array(rows),
    leadershipNeedsSupport: new Uint8Array(rows),
    teachingGood: new Uint8Array(rows),
  }
  return {
    out,
    answer(row: number): void {
      const at = latest(row)
      const hasCard = given(at.card, row) || given(at.needsAttention, row)
      out.good[row] = hasCard ? goodCard(at, row) : good(at, row)
      out.satisfactory[row] = hasCard ? atLeast(figure(at.needsAttention, row), 1) : satisfactory(at, row)
      out.inCategory[row] = inCategory(at, row, hasCard)
      out.leadershipGood[row] = hasCard ? atMost(figure(at.card, row), 3) : atMost(figure(at.leadership, row), 2)
      out.leadershipNeedsSupport[row] = hasCard ? atLeast(figure(at.card, row), 4) : needsSupport(at, row)
      out.teachingGood[row] = hasCard ? atMost(figure(at.cardTeaching, row), 3) : teachingGood(at, row)
    },
  }
}

function goodCard(at: Inspection, row: number): number {
  return both(equal(figure(at.needsAttention, row), 0), equal(figure(at.urgent, row), 0))
}

/** Without an overall grade the four areas count. */
const hasAreasAlone = (at: Inspection, row: number): boolean => !given(at.overall, row) && given(at.leadership, row)
const areasOf = (at: Inspection): readonly Column[] => [at.education, at.behaviour, at.personal, at.leadership]

function good(at: Inspection, row: number): number {
  if (hasAreasAlone(at, row))
    return areasOf(at).reduce((all, area) => both(all, atMost(figure(area, row), 2)), yes as number)
  const overall = atMost(figure(at.overall, row), 2)
  if (overall === no || !capacityCounts(at, row)) return overall
  return both(overall, atMost(figure(at.capacity, row), 2))
}

function satisfactory(at: Inspection, row: number): number {
  if (hasAreasAlone(at, row))
    return areasOf(at).reduce((any, area) => either(any, equal(figure(area, row), 3)), no as number)
  const overall = equal(figure(at.overall, row), 3)
  if (overall === no || !capacityCounts(at, row)) return overall
  return both(overall, equal(figure(at.capacity, row), 3))
}

const capacityCounts = (at: Inspection, row: number): boolean => held(at.capacity, row)

function inCategory(at: Inspection, row: number, hasCard: boolean): number {
  const category = equal(figure(at.category, row), 1)
  if (category === yes || !hasCard) return category
  const urgent = atLeast(figure(at.urgent, row), 1)
  const unsafe = given(at.safeguarding, row) ? equal(figure(at.safeguarding, row), 1) : none
  return either(category, either(urgent, unsafe))
}

function needsSupport(at: Inspection, row: number): number {
  const weak = atLeast(figure(at.leadership, row), 3)
  if (weak === yes || !given(at.capacity, row)) return weak
  return either(weak, atLeast(figure(at.capacity, row), 3))
}

function teachingGood(at: Inspection, row: number): number {
  return given(at.education, row) ? atMost(figure(at.education, row), 2) : atMost(figure(at.teaching, row), 2)
}
