import type { Configuration, NumberRow, Provenance } from '../../src/policy/index.ts'

/**
 * Floor standards and the medians they turn on. A median is the middle school's percentage of pupils who make the
 * progress expected; it appears only when results are validated, so every value carries where it comes from.
 */
export const floorTables: readonly Configuration[] = [
  number('ks2-floor-attainment', 'key stage 2 floor: attainment', 'per cent', [
    {
      to: 2009,
      value: 55,
      provenance: 'published',
      note: 'Level 4 in English and mathematics; no measure of progress',
    },
    { from: 2010, to: 2012, value: 60, provenance: 'published', note: 'Level 4 in English and mathematics' },
    { from: 2013, to: 2013, value: 60, provenance: 'published', note: 'Level 4 in reading, writing and mathematics' },
    { from: 2014, to: 2015, value: 65, provenance: 'published', note: 'Level 4 in reading, writing and mathematics' },
    { from: 2016, to: 2018, value: 65, provenance: 'published', note: 'The expected standard' },
    { from: 2019, value: 'none', provenance: 'published', note: 'The floor is no longer used' },
  ]),
  number('ks2-median-english', 'key stage 2 national median: progress in English', 'per cent', [
    median(2010, 87, 'published'),
    median(2011, 87, 'unverified'),
    median(2012, 92, 'unverified'),
  ]),
  number('ks2-median-reading', 'key stage 2 national median: progress in reading', 'per cent', [
    median(2013, 91, 'unverified'),
    median(2014, 94, 'published'),
    median(2015, 94, 'unverified'),
  ]),
  number('ks2-median-writing', 'key stage 2 national median: progress in writing', 'per cent', [
    median(2013, 95, 'unverified'),
    median(2014, 96, 'published'),
    median(2015, 97, 'unverified'),
  ]),
  number('ks2-median-maths', 'key stage 2 national median: progress in mathematics', 'per cent', [
    median(2010, 86, 'published'),
    median(2011, 86, 'unverified'),
    median(2012, 90, 'unverified'),
    median(2013, 92, 'unverified'),
    median(2014, 93, 'published'),
    median(2015, 93, 'unverified'),
  ]),
  number('ks2-sufficient-reading', 'key stage 2 sufficient progress: reading', 'points', [sufficient(-5)]),
  number('ks2-sufficient-writing', 'key stage 2 sufficient progress: writing', 'points', [sufficient(-7)]),
  number('ks2-sufficient-maths', 'key stage 2 sufficient progress: mathematics', 'points', [sufficient(-5)]),
  number('ks4-floor-attainment', 'key stage 4 floor: attainment', 'per cent', [
    { from: 2010, to: 2011, value: 35, provenance: 'published' },
    { from: 2012, to: 2012, value: 40, provenance: 'unverified' },
    { from: 2013, to: 2015, value: 40, provenance: 'published' },
    { from: 2016, value: 'none', provenance: 'published', note: 'The floor is Progress 8 alone until 2018' },
  ]),
  number('ks4-median-english', 'key stage 4 national median: progress in English', 'per cent', [
    {
      ...median(2010, 72, 'computed'),
      note: 'From the 2010 tables, 3,057 state mainstream schools; published as 72, unverified',
    },
    median(2011, 74, 'unverified'),
    median(2012, 70, 'unverified'),
    median(2013, 73, 'unverified'),
    median(2014, 75, 'unverified'),
    median(2015, 74, 'unverified'),
  ]),
  number('ks4-median-maths', 'key stage 4 national median: progress in mathematics', 'per cent', [
    {
      ...median(2010, 64, 'computed'),
      note: 'From the 2010 tables, 3,057 state mainstream schools; published as 65, unverified',
    },
    median(2011, 66, 'unverified'),
    median(2012, 70, 'unverified'),
    median(2013, 73, 'unverified'),
    median(2014, 67, 'unverified'),
    median(2015, 68, 'unverified'),
  ]),
  number('ks4-floor-progress-8', 'key stage 4 floor: Progress 8', 'points', [
    { from: 2016, to: 2018, value: -0.5, provenance: 'published', note: 'And the upper confidence limit below 0' },
    { from: 2019, value: 'none', provenance: 'published', note: 'The floor is no longer used' },
  ]),
  number('floor-smallest-cohort', 'smallest cohort to which the floor applies', 'pupils', [
    { value: 11, provenance: 'published', note: 'Special schools and closed schools are left out as well' },
  ]),
  number('floor-smallest-roll', 'roll from which a cohort that is not held is taken to be large enough', 'pupils', [
    { value: 77, provenance: 'computed', note: 'Eleven pupils in each of the seven year groups of a primary school' },
  ]),
]

function number(name: string, label: string, unit: string, rows: readonly NumberRow[]): Configuration {
  return { kind: 'number', name, label, unit, rows }
}

function median(year: number, value: number, provenance: Provenance): NumberRow {
  return { from: year, to: year, value, provenance }
}

function sufficient(value: number): NumberRow {
  return { from: 2016, to: 2018, value, provenance: 'published' }
}
