export { routes as dutyRoutes } from './routes.tsx'
export { loadBeside } from './school-beside.tsx'
