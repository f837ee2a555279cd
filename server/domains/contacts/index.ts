export { discoverContact } from './discover-contact.ts';
export { giveIdentity } from './give-identity.ts';
export { normaliseIdentity } from './identity.rules.ts';
export { listContacts } from './queries.ts';
export { removeContact } from './remove-contact.ts';
export { saveContact } from './save-contact.ts';
