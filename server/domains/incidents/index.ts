export { incidentOpened } from './events.ts';
