export { listAudit } from './queries.ts';
export { auditRoutes } from './routes.ts';
