export { BrokenPage, DeniedPage, NotFoundPage, RefusedPage } from './error-pages.tsx'
export { homeRoutes } from './home.tsx'
