export { openingAt } from './opening.rules.ts';
export { getDeskTimes } from './queries.ts';
export { calendarRoutes } from './routes.ts';
export { type CalendarFault, checkCalendar, dueAfter, isZone } from './working-time.rules.ts';
