export { listContacts, listOwnersOfIdentities } from './queries.ts';
export { removeContact } from './remove-contact.ts';
export { saveContact } from './save-contact.ts';
