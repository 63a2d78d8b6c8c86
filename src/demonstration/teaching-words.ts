import { pickOne, pickSome, wholeBetween } from './chance.ts'
import { oneOf, type Told } from './told.ts'

/** What was seen in classrooms and in books. */
export function teachingWords(of: Told): string {
  const troubled = of.difficulties.some((difficulty) => difficulty === 'teaching' || difficulty === 'attainment')
  return `${seen(of)} ${troubled ? inconsistent(of) : sound(of)}`
}

function seen(of: Told): string {
  const lessons = numbers[wholeBetween(of.chance, 0, 4)] ?? 'Five'
  const [first, second] = pickSome(of.chance, subjectsIn(of), 2)
  return oneOf(
    of,
    `${lessons} lessons were visited with a senior leader, ${first} and ${second} among them.`,
    `A morning was spent in ${first} and ${second} lessons and an hour with pupils' books.`,
    `Visits to lessons were made jointly, so that judgements could be compared; ${first} and ${second} were the focus.`,
  )
}

const sound = (of: Told): string =>
  oneOf(
    of,
    'Explanations were clear, and teachers checked who had understood before they moved on.',
    `Pupils could explain what they had learnt last week and how ${pickOne(of.chance, subjectsIn(of))} this term builds on it.`,
    'Routines are settled and no time is lost. The questions put to the most able could ask for more.',
    'Work is well matched in most classes; the leader with whom it was seen gave the same account of it as the adviser.',
    'The teaching of vocabulary has improved since the last visit and is now a strength.',
    'Additional adults are deployed to teach rather than to sit beside, and it shows in what pupils write.',
  )

const inconsistent = (of: Told): string =>
  oneOf(
    of,
    'Teaching varies too much between classes that are next door to each other: expectations for written work differ, and pupils know it.',
    'In two of the lessons pupils waited for others to finish. Tasks filled time but did not teach what the plan said they would.',
    'Mistakes that were made in September are still being made in the same books. Feedback is given but not acted upon.',
    'The planned curriculum is sound on paper. In practice the order is changed from class to class and gaps are carried forward.',
    'Early reading is taught to a scheme, but not all staff have been trained in it and those who most need it get the least practised adult.',
    'Teachers know which pupils are behind; what is missing is a plan for each that everyone who teaches them follows.',
  )

const numbers = ['Four', 'Five', 'Six', 'Seven', 'Eight']

function subjectsIn({ school: { phase, highAge } }: Told): readonly string[] {
  if (phase === 'secondary' || phase === 'post16' || phase === 'allThrough')
    return [
      'Year 9 mathematics',
      'Year 10 English',
      'science',
      'history',
      'modern languages',
      'Year 8 geography',
      'design and technology',
    ]
  if (phase === 'special' || phase === 'pru')
    return ['communication', 'reading', 'life skills', 'mathematics', 'physical education']
  if (phase === 'nursery' || phase === 'earlyYears' || phase === 'childrensCentre')
    return ['story time', 'outdoor play', 'number songs', 'mark-making']
  return highAge === 7
    ? ['phonics', 'Year 2 writing', 'number work in Year 1', 'continuous provision in Reception']
    : ['Year 5 mathematics', 'Year 2 reading', 'phonics', 'Year 6 writing', 'Year 4 science', 'history in Year 3']
}
