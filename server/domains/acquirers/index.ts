export { listAcquirers, listTerminals } from './queries.ts';
