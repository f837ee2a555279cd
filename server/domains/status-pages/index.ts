export { makeStatusLink } from './make-status-link.ts';
