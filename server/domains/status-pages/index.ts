export { freezeDays } from './freeze-days.ts';
export { makeStatusLink } from './make-status-link.ts';
export { merchantPageRoutes, publicPageRoutes } from './outside/routes.ts';
export { statusLinkRoutes } from './routes.ts';
