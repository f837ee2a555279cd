import { expect, test } from 'vitest';
import { z } from 'zod';
import { ContactInput } from '../../server/domains/contacts/contract.ts';
import { MerchantInput, ShopInput } from '../../server/domains/merchants/contract.ts';
import { addShop, createMerchant, saveMerchantContact } from '../../server/domains/merchants/index.ts';
import { createImport, mergeTransactions } from '../../server/domains/transactions/index.ts';
import type { Endpoint } from '../../server/kernel/endpoint.ts';
import { ErrorBody } from '../../server/kernel/errors.ts';
import type { ShopId } from '../../server/kernel/ids.ts';
import { type Answer, ask, fromConsole } from '../support/ask.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { makeSource } from '../support/gateways.ts';
import { makePerson, signedIn } from '../support/people.ts';
import { listeningApp } from '../support/whole-app.ts';

/*
 * Every route that is served is asked with hostile values in every place where a value may stand. None of them may be our
 * fault (500), and no answer may speak of our insides.
 */
const db = await freshDatabase();
const app = await listeningApp(db);
const ctx = () => testContext(db);
const admin = await makePerson(ctx(), { role: 'administrator', withApp: true });

const HOSTILE: unknown[] = [
  '',
  'a\u0000b',
  '\ud800',
  "'; drop table transactions; --",
  '%',
  '__proto__',
  '../../../../etc/passwd',
  '$' + '{7*7}{{7*7}}',
  '<script>alert(1)</script>',
  'x'.repeat(5_000),
  '00000000-0000-7000-8000-00000000dead',
  '2026-02-30T25:61:61Z',
  '-271821-04-20T00:00:00Z',
  '9'.repeat(400),
  '1e308',
  'NaN',
  '-1',
  'WyJ4IiwieSJd',
  'WzEsMiwzLDQsNV0',
  'bnVsbA',
  // ["a\0", a uuid] and [1e300] as cursors
  'WyJhXHUwMDAwIiwiMDAwMDAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDBkZWFkIl0',
  'WzFlMzAwXQ',
  -1,
  0,
  1e308,
  9_007_199_254_740_992,
  true,
  null,
  [],
  ['a', null, {}],
  {},
  { __proto__: null, toString: 'x', constructor: { prototype: { polluted: true } } },
];

type Part = z.ZodType | undefined;
interface Described {
  properties?: Record<string, object>;
}
const namesOf = (part: Part): string[] =>
  part === undefined
    ? []
    : Object.keys((z.toJSONSchema(part, { io: 'input', unrepresentable: 'any' }) as Described).properties ?? {});

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const merchant = await createMerchant(ctx(), MerchantInput.parse({ name: 'Sample' }));
await addShop(ctx(), merchant.id, 77 as ShopId, ShopInput.parse({ name: 'Shop' }));
const contact = (await saveMerchantContact(ctx(), merchant.id, ContactInput.parse({ name: 'Contact' }))).contacts[0];
const source = await makeSource(ctx(), 'http://127.0.0.1:9');
const begun = { fileName: 'a.csv', sizeBytes: 100, fingerprint: '0'.repeat(64), format: 'csv' as const };
const transaction = { uid: '1-aaaaaaaaaa', shopId: 77, amountMinor: 100, currency: 'BYN' };
await mergeTransactions(ctx(), { knowledge: 'webhook', documents: [{ transaction, document: '{}' }], origin: 'test' });

/** Objects that are there, so that what is hostile is not missed for want of one. */
const PARAMS: Record<string, string> = {
  uid: transaction.uid,
  shopId: '77',
  stream: 'transactions',
  merchantId: merchant.id,
  contactId: contact?.id ?? '',
  sourceId: source.id,
  importId: (await createImport(ctx(), begun)).import.id,
  personId: (await makePerson(ctx())).id,
};
const NOWHERE = '00000000-0000-7000-8000-00000000dead';

/** Bodies in which all is well but for the one field. */
const BODIES: Record<string, object> = {
  '/transactions/search': { text: 'order 10423' },
  '/transaction-imports': begun,
  '/transaction-imports/:importId/slices': { offset: 0, bytes: btoa('uid,amount\n1-bbbbbbbbbb,100\n') },
  '/merchants': { name: 'Made' },
  '/merchants/:merchantId': { name: 'Sample' },
  '/merchants/:merchantId/merge': { into: NOWHERE },
  '/merchants/:merchantId/shops': { id: 78 },
  '/merchants/:merchantId/contacts': { name: 'One more' },
  '/merchants/:merchantId/contacts/:contactId': { name: 'Contact' },
  '/merchants/imports': { csv: 'merchant_name,shop_id\nA,79', dryRun: false },
  '/sources': { name: 'Another', kind: source.kind, settings: source.settings, password: 'p' },
  '/sources/:sourceId': { settings: source.settings },
  '/settings': { providerName: 'Sample' },
  '/session': { email: 'nobody@example.com', password: 'x' },
  '/setup': { token: 'x', name: 'A', email: 'a@example.com', password: 'x', language: 'en' },
  '/invitations': { name: 'New', email: 'new@example.com', role: 'lead', language: 'en' },
  '/invitations/acceptance': { token: 'x', name: 'A', password: 'x', language: 'en' },
  '/resets/use': { token: 'x', password: 'x' },
  '/people/:personId/resets': { clearsSecondFactor: false },
  '/verdicts': { uids: [transaction.uid] },
};

interface Call {
  path: string;
  body: unknown;
}

/** One call for each value in each place: parameters of the path, of the query, fields of the body, the body itself. */
function callsOf({ path, params, query, body }: Endpoint): Call[] {
  const at = (values: Record<string, string>) =>
    path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? PARAMS[name] ?? NOWHERE));
  const usual = at({});
  const good = BODIES[path] ?? {};
  return HOSTILE.flatMap((value) => {
    const text = asText(value).toWellFormed();
    const inPath = namesOf(params).map((name) => ({ path: at({ [name]: text }), body: good }));
    const inQuery = namesOf(query).map((name) => ({ path: `${usual}?${name}=${encodeURIComponent(text)}`, body: {} }));
    const inBody = namesOf(body).map((name) => ({ path: usual, body: { ...good, [name]: value } }));
    const asBody = body === undefined ? [] : [{ path: usual, body: value }];
    return [...inPath, ...inQuery, ...inBody, ...asBody];
  });
}

// Not a word of files, stacks, statements or libraries.
const INSIDES = /node_modules|file:\/\/|\bat \w+ \(|\.ts:\d|select .* from|insert into|drizzle|postgres|zod|Error:/i;

function expectNoFault({ status, text, json }: Answer, { path, body }: Call): void {
  const said = `${path} ${asText(body).slice(0, 100)} → ${status} ${text.slice(0, 300)}`;
  expect(status, said).toBeLessThan(500);
  if (status < 400) return;
  expect(ErrorBody.safeParse(json).success, said).toBe(true);
  expect(text, said).not.toMatch(INSIDES);
}

const routes = app.served.map(({ endpoint }) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const);

test.each(routes)('%s takes or refuses hostile values, and says nothing of its insides', async (_, endpoint) => {
  const method = endpoint.method.toUpperCase();
  let { cookie } = await signedIn(ctx(), admin);
  for (const call of callsOf(endpoint)) {
    const body = method === 'GET' ? {} : { body: JSON.stringify(call.body) };
    const answer = await ask(app.base, { method, path: `/api${call.path}`, headers: fromConsole(cookie), ...body });

    expectNoFault(answer, call);
    // Some calls end or lock the session they come with.
    if (answer.status === 401 || answer.status === 423) ({ cookie } = await signedIn(ctx(), admin));
  }
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
