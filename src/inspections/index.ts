export { categoryWords as categoryName } from './category.ts'
export { listCompletedInspections, withInspections } from './inspection-figures.ts'
export { frameworkOf, judgementText } from './judgement.ts'
export { latestInspection, listInspections, listOwnInspections } from './reading.ts'
export { routes as inspectionRoutes } from './routes.tsx'
export {
  inspectionFigure,
  inspectionFigureOn,
  latestGraded,
  type SchoolInspection,
} from './school-inspection.ts'
export { enteredMark } from './store.ts'
