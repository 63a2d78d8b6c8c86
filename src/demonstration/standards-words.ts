import { movement, oneOf, standing, type Told } from './told.ts'

/** What the results say; where none can be published, what was read instead. */
export function standardsWords(of: Told): string {
  if (of.own('ks2-rwm-expected') !== undefined) return `${primaryResults(of)} ${groupsWords(of)}`.trim()
  if (of.own('ks4-attainment-8') !== undefined) return secondaryResults(of)
  return withoutResults(of)
}

function primaryResults(of: Told): string {
  const own = of.own('ks2-rwm-expected') ?? 0
  const england = of.england('ks2-rwm-expected') ?? own
  const moved = movement(own, of.own('ks2-rwm-expected', 1))
  const higher = of.own('ks2-rwm-higher') ?? 0
  return oneOf(
    of,
    `${own} per cent of Year 6 reached the expected standard in reading, writing and mathematics together, ${standing(own, england)} the figure for England${moved}. ${higher} per cent reached the higher standard.`,
    `At the end of key stage 2 the combined figure was ${own} per cent (England ${england})${moved}. ${scaledScores(of)}`,
    `Combined attainment at key stage 2, ${own} per cent, is ${standing(own, england)} England's${moved}; at the higher standard the figure is ${higher} per cent.`,
  )
}

function scaledScores(of: Told): string {
  const reading = of.own('ks2-average-reading') ?? 0
  const maths = of.own('ks2-average-maths') ?? 0
  if (reading === maths) return `Reading and mathematics are level, each with an average scaled score of ${reading}.`
  const [better, worse] = reading > maths ? ['Reading', 'mathematics'] : ['Mathematics', 'reading']
  return `${better} (average scaled score ${Math.max(reading, maths)}) is stronger than ${worse} (${Math.min(reading, maths)}).`
}

function groupsWords(of: Told): string {
  const gap = of.own('ks2-gap-rwm')
  const england = of.england('ks2-gap-rwm')
  if (gap === undefined || england === undefined) return ''
  if (gap > england + 4)
    return oneOf(
      of,
      `Disadvantaged pupils are ${gap} points behind the others, a wider gap than England's ${england}.`,
      `The gap for disadvantaged pupils, ${gap} points, is the figure that most needs to move.`,
    )
  return oneOf(
    of,
    `The gap between disadvantaged pupils and others is ${gap} points against ${england} in England.`,
    `Disadvantaged pupils do not fall behind more than elsewhere: the gap is ${gap} points, England's ${england}.`,
  )
}

function secondaryResults(of: Told): string {
  const own = of.own('ks4-attainment-8') ?? 0
  const england = of.england('ks4-attainment-8') ?? own
  const basics = of.own('ks4-basics-94') ?? 0
  const place = own >= england ? 'above' : 'below'
  return `${oneOf(
    of,
    `Attainment 8 was ${own}, ${place} England's ${england}; ${basics} per cent gained grade 4 or better in English and mathematics${movement(basics, of.own('ks4-basics-94', 1))}.`,
    `${basics} per cent of Year 11 left with grade 4 or better in both English and mathematics${movement(basics, of.own('ks4-basics-94', 1))}. Attainment 8 stands at ${own} (England ${england}).`,
  )} ${progress8Words(of)}`
}

function progress8Words(of: Told): string {
  const score = of.own('ks4-progress-8')
  const upper = of.own('ks4-progress-8-upper') ?? 0
  const lower = of.own('ks4-progress-8-lower') ?? 0
  if (score === undefined)
    return "Progress 8 is not published for this year group, so the school's own tracking from Year 7 was used."
  if (upper < 0)
    return `Progress 8 of ${score} is below average beyond doubt: even the upper limit, ${upper}, is negative.`
  if (lower > 0) return `Progress 8 of ${score} is above average, its lower limit being ${lower}.`
  return `Progress 8 of ${score} cannot be told from average, its limits being ${lower} and ${upper}.`
}

function withoutResults(of: Told): string {
  const small = of.own('ks2-cohort')
  if (small !== undefined && small < 11 && of.school.phase === 'primary')
    return `With ${small} pupils in Year 6 no results are published. The books and reading records of each of them were read with the headteacher; what they show agrees with the school's own assessments.`
  return insteadOfResults[of.school.phase]?.(of) ?? insteadOfResults.primary(of)
}

const insteadOfResults: Readonly<Record<string, (of: Told) => string>> & { readonly primary: (of: Told) => string } = {
  primary: (of) =>
    oneOf(
      of,
      "The school's records show how many pupils in each class are reading at the level expected for their age; a sample of eighteen was heard to read and the records were found to be right.",
      "Phonics screening and the teachers' own assessments were read together. They tell the same story, and work in books supports it.",
      "Progress from the start of Reception was followed for two classes through the school's own records; writing moves more slowly than reading.",
    ),
  special: (of) =>
    oneOf(
      of,
      "Progress was judged against the targets of each pupil's education, health and care plan. Of twelve plans read, nine had targets that a visitor could test.",
      'Published results say little about this school. A sample of ten pupils was followed over two years; communication targets are met more often than those in mathematics.',
      'The assessment of small steps is now moderated with two other special schools, and the three sets of judgements agree.',
    ),
  pru: (of) =>
    oneOf(
      of,
      'Pupils stay for too short a time for results to be compared. Attendance before and after admission, and the number who return to school and remain, were looked at instead.',
      'Of the pupils who left in the last three terms most moved to a full-time place; the centre follows them for a year, as it should.',
    ),
  nursery: (of) =>
    oneOf(
      of,
      "Children's starting points are recorded within their first three weeks, and staff could say of every child met what they would teach next.",
      "Talk is the school's priority. Adults wait, listen and add a word; children who began with few words now use sentences.",
    ),
  post16: (of) =>
    oneOf(
      of,
      'Retention from the first to the second year was taken as the main measure, with results by subject beside it; three subjects account for most of the shortfall.',
      'Results were read subject by subject with the heads of faculty. The strongest are taught to the largest groups.',
    ),
}
