export { getDeskTimes } from './queries.ts';
export { calendarRoutes } from './routes.ts';
export { dueAfter, isZone } from './working-time.rules.ts';
