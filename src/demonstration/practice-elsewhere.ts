import type { EntryWords } from '../good-practice/index.ts'

/** Castle Meadow's two schools and Tannery Lane: what officers saw there, and what the schools share. */
export const practiceElsewhere: readonly (readonly [urn: number, saw: string, EntryWords])[] = [
  [
    900101,
    'A day with the reception classes and their families.',
    {
      title: 'Parents who stay for the first half-hour',
      area: 'parents',
      whatWasDone:
        'The doors open half an hour early, and parents begin the day with their child at an activity that the teacher has set out. A member of staff speaks with three families each morning.',
      impact: 'Nine in ten families come at least once a week; concerns are heard in days and not at the end of term.',
      evidence: 'Register of mornings; yearly survey of parents.',
      contact: 'The headteacher, through the school office',
    },
  ],
  [
    900101,
    'Four science lessons and the science leader’s plan.',
    {
      title: 'A question for every science topic',
      area: 'science',
      whatWasDone:
        'Each topic is one question that pupils can answer only by an experiment they have planned. Results go into one book that moves up the school with the class.',
      impact: 'Pupils plan a fair test by themselves by the end of Year 4.',
      evidence: 'Books of three classes over two years; assessment at the end of each topic.',
      contact: 'The headteacher, through the school office',
    },
  ],
  [
    900101,
    'Spoke with six pupils and watched two sessions.',
    {
      title: 'Speaking English in the first term',
      area: 'languageLearners',
      whatWasDone:
        'A pupil new to English works with the same adult and two fluent speakers for twenty minutes a day, on words that the class will need that week.',
      impact: 'New pupils follow most of a lesson within a term and a half.',
      evidence: 'Language profiles of 31 pupils.',
      contact: 'The headteacher, through the school office',
    },
  ],
  [
    900301,
    'Looked at the results of three years with the head of sixth form.',
    {
      title: 'Twenty minutes a week with every sixth-form student',
      area: 'personalDevelopment',
      whatWasDone:
        'Every student has a tutor who sees them alone for twenty minutes each week, with marks, attendance and next steps on one page.',
      impact: 'Nineteen in twenty finish the course they began.',
      evidence: 'Retention over three years; survey of leavers.',
      contact: 'The headteacher, through the school office',
    },
  ],
  [
    900301,
    'Read the plans of two departments and sat in on a review.',
    {
      title: 'Departments that review each other',
      area: 'leadership',
      whatWasDone:
        'Twice a year one department reviews another for two days, with the questions agreed beforehand and a page of findings.',
      impact: 'The gap between the strongest and the weakest subject has halved in three years.',
      evidence: 'Results by subject; review pages of six departments.',
      contact: 'The headteacher, through the school office',
    },
  ],
  [
    900301,
    'Two lessons in Year 9 and the talk after them.',
    {
      title: 'One way to explain',
      area: 'teaching',
      whatWasDone:
        'Teachers explain in three steps that are the same in every subject, practised together for ten minutes a week.',
      impact: 'Pupils of Years 7 to 9 say that they know how to begin in nearly every lesson.',
      evidence: 'Survey of pupils by subject, twice a year; lesson visits.',
      contact: 'The headteacher, through the school office',
    },
  ],
  [
    900314,
    'A morning at the school with two visiting teachers.',
    {
      title: 'A plan on one page for every pupil',
      area: 'specialNeeds',
      whatWasDone:
        'What helps, what hinders and what comes next stand on one page, written with the pupil and read by everybody who teaches them.',
      impact: 'Incidents fell by a third in a year; visiting teachers can begin on the first day.',
      evidence: 'Incident log; pages of 20 pupils over a year.',
      contact: 'The headteacher, through the school office',
    },
  ],
  [
    900314,
    'Saw two training sessions and read the log of visits.',
    {
      title: 'Training in the classroom of another school',
      area: 'staffDevelopment',
      whatWasDone:
        'Staff work for two days in the classroom of the other school before they advise it, and again six weeks later.',
      impact: 'Eleven schools asked again within the year.',
      evidence: 'Evaluations of 14 visits.',
      contact: 'The headteacher, through the school office',
    },
  ],
  [
    900314,
    'Went through the attendance of every pupil with the deputy.',
    {
      title: 'A call before nine',
      area: 'attendance',
      whatWasDone:
        'The driver, the escort or the office calls the family before nine when a pupil is not on the bus, and asks what would help.',
      impact: 'Attendance rose by three points in two years.',
      evidence: 'Registers of six terms.',
      contact: 'The headteacher, through the school office',
    },
  ],
]
