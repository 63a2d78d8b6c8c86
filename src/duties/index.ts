export { routes as dutyRoutes } from './routes.tsx'
export { loadBeside } from './school-beside.tsx'
export { loadWarned } from './warned-now.ts'
export { isTakenTo } from './warned-school.ts'
