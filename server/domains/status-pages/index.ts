export { freezeDays } from './freeze-days.ts';
export { makeStatusLink } from './make-status-link.ts';
export { merchantPageRoutes, statusLinkRoutes } from './routes.ts';
