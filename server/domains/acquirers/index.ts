export { addAcquirer } from './add-acquirer.ts';
export { listAcquirers, listTerminals } from './queries.ts';
export { acquirerRoutes } from './routes.ts';
export { saveTerminal } from './save-terminal.ts';
