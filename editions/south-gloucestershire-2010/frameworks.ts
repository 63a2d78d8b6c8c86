import { day } from '../../src/kernel/index.ts'
import type { InspectionFramework } from '../../src/policy/index.ts'

const graded = { overallGrade: true, capacityToImprove: false, reportCard: false } as const
const satisfactory = ['outstanding', 'good', 'satisfactory', 'inadequate']
const requiresImprovement = ['outstanding', 'good', 'requires improvement', 'inadequate']

/** How Ofsted has inspected schools, by date. Capacity to improve was graded only under the framework of 2009. */
export const frameworks: readonly InspectionFramework[] = [
  {
    ...graded,
    id: 'ofsted-2009',
    name: 'Framework of September 2009',
    from: day('2009-09-01'),
    to: day('2011-12-31'),
    capacityToImprove: true,
    grades: satisfactory,
    categories: ['notice to improve', 'special measures'],
  },
  {
    ...graded,
    id: 'ofsted-2012-01',
    name: 'Framework of January 2012',
    from: day('2012-01-01'),
    to: day('2012-08-31'),
    grades: satisfactory,
    categories: ['notice to improve', 'special measures'],
  },
  {
    ...graded,
    id: 'ofsted-2012-09',
    name: 'Framework of September 2012',
    from: day('2012-09-01'),
    to: day('2015-08-31'),
    grades: requiresImprovement,
    categories: ['serious weaknesses', 'special measures'],
  },
  {
    ...graded,
    id: 'ofsted-2015',
    name: 'Common inspection framework, September 2015',
    from: day('2015-09-01'),
    to: day('2019-08-31'),
    grades: requiresImprovement,
    categories: ['serious weaknesses', 'special measures'],
  },
  {
    ...graded,
    id: 'ofsted-2019',
    name: 'Education inspection framework, September 2019',
    from: day('2019-09-01'),
    to: day('2024-09-01'),
    grades: requiresImprovement,
    categories: ['serious weaknesses', 'special measures'],
  },
  {
    ...graded,
    id: 'ofsted-2024',
    name: 'Education inspection framework without an overall grade, September 2024',
    from: day('2024-09-02'),
    to: day('2025-11-09'),
    overallGrade: false,
    grades: requiresImprovement,
    categories: ['requires significant improvement', 'special measures'],
  },
  {
    id: 'ofsted-2025',
    name: 'Report cards, November 2025',
    from: day('2025-11-10'),
    overallGrade: false,
    capacityToImprove: false,
    reportCard: true,
    grades: ['exceptional', 'strong standard', 'expected standard', 'needs attention', 'urgent improvement'],
    categories: ['requires significant improvement', 'special measures'],
  },
]
