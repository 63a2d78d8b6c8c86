export { listCompletedInspections, setInspections, withInspections } from './inspection-figures.ts'
export { latestInspection, listInspections } from './reading.ts'
export { routes as inspectionRoutes } from './routes.tsx'
export {
  inspectionFigure,
  inspectionFigureOn,
  latestGraded,
  type SchoolInspection,
} from './school-inspection.ts'
