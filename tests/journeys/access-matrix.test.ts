import { expect, test } from 'vitest';
import { invitePerson } from '../../server/domains/access/index.ts';
import { DEFAULT_TIMES } from '../../server/domains/calendar/default-times.rules.ts';
import { addFile } from '../../server/domains/channels/add-file.ts';
import { ContactInput } from '../../server/domains/contacts/contract.ts';
import { type GatewayTransaction, KnowledgeSource } from '../../server/domains/gateways/contract.ts';
import { pauseSource } from '../../server/domains/gateways/pause-source.ts';
import { MerchantInput, ShopInput } from '../../server/domains/merchants/contract.ts';
import { addShop, createMerchant, saveMerchantContact } from '../../server/domains/merchants/index.ts';
import { OverrideInput, type ShiftRuleInput } from '../../server/domains/rota/contract.ts';
import { addOverride, addShiftRule } from '../../server/domains/rota/index.ts';
import { createImport } from '../../server/domains/transactions/create-import.ts';
import { mergeTransactions } from '../../server/domains/transactions/index.ts';
import { Role } from '../../server/kernel/actor.ts';
import { MerchantId, type ShopId, SourceId } from '../../server/kernel/ids.ts';
import { type Action, PERMISSIONS, type Reach, reachOf } from '../../server/kernel/permissions.ts';
import { answerRows } from '../support/answer-rows.ts';
import { BOT_TOKEN, makeBot, makeFile, makeSetAside } from '../support/channels.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { deliveryRows } from '../support/delivery-rows.ts';
import { diagnosisRows } from '../support/diagnosis-rows.ts';
import { makeSource } from '../support/gateways.ts';
import { incidentRows } from '../support/incident-rows.ts';
import { limitRows } from '../support/limit-rows.ts';
import { moduleRows } from '../support/module-rows.ts';
import { makePerson, signedIn, type TestPerson } from '../support/people.ts';
import { probeRows } from '../support/probe-rows.ts';
import { statusPageRows } from '../support/status-page-rows.ts';
import { ticketRows } from '../support/ticket-rows.ts';
import { asPerson } from '../support/tickets.ts';
import { listeningApp, ORIGIN } from '../support/whole-app.ts';

/*
 * Promise D-09: each route × role × object has an expected answer. The routes are those that the program serves, the
 * expected answers come from the one table of permissions; a route that has no row here fails.
 */
const db = await freshDatabase();
const app = await listeningApp(db);
const ctx = () => testContext(db);

const manager = await makePerson(ctx(), { role: 'account-manager', withApp: true });
const people: Record<Role, TestPerson> = {
  engineer: await makePerson(ctx(), { role: 'engineer', withApp: true }),
  lead: await makePerson(ctx(), { role: 'lead', withApp: true }),
  developer: await makePerson(ctx(), { role: 'developer', withApp: true }),
  administrator: await makePerson(ctx(), { role: 'administrator', withApp: true }),
  'account-manager': manager,
};
const NOWHERE = '00000000-0000-7000-8000-00000000dead';

type Which = 'own' | 'other' | 'none';
const own = await worldOf('own', 3001, manager.id);
const other = await worldOf('other', 3002, null);
const none = { merchantId: NOWHERE, shopId: '3999', uid: '99999999-0000000000', contactId: NOWHERE };
const objects = { own, other, none };

async function worldOf(name: string, shopId: number, accountManagerId: TestPerson['id'] | null) {
  const { id: merchantId } = await createMerchant(
    ctx(),
    MerchantInput.parse({ name: `Merchant ${name}`, accountManagerId }),
  );
  await addShop(ctx(), merchantId, shopId as ShopId, ShopInput.parse({ name: `Shop ${name}` }));
  const merchant = await saveMerchantContact(ctx(), merchantId, ContactInput.parse({ name: `Contact ${name}` }));
  const uid = `${shopId}0000-00000000${name === 'own' ? 'aa' : 'bb'}`;
  const transaction: GatewayTransaction = {
    uid,
    shopId,
    type: 'payment',
    status: 'failed',
    code: 'F.0114',
    amountMinor: 4850,
    currency: 'BYN',
    trackingId: `order-${name}`,
    createdAt: '2026-11-09T08:00:00.000000Z',
  };
  await mergeTransactions(ctx(), {
    knowledge: KnowledgeSource.enum.webhook,
    documents: [{ transaction, document: '{}' }],
    origin: 'test',
  });
  return { merchantId: String(merchantId), shopId: String(shopId), uid, contactId: String(merchant.contacts[0]?.id) };
}

const source = await makeSource(ctx(), 'http://127.0.0.1:9');
const fresh = async () => (await makePerson(ctx(), { role: 'engineer' })).id;
const anyImport = { fileName: 'a.csv', sizeBytes: 4, format: 'csv' as const, fingerprint: '0'.repeat(64) };

interface Row {
  /** Values for the path's parameters; an object of a merchant differs by `which`. */
  params?: (which: Which, role: Role) => Record<string, string> | Promise<Record<string, string>>;
  body?: (which: Which) => unknown;
  query?: string;
  /** Whether the object belongs to a merchant, so that an account manager may miss it. */
  ofMerchant?: boolean;
  /** A list in which an account manager must not find what is not theirs. */
  lists?: boolean;
  /** The answer of those who may, for an object that exists; 200 unless said. */
  answer?: readonly number[];
  /** The answer for an object that does not exist; absent where nothing can be missing. */
  missing?: number;
}

const ofMerchant = (which: Which) => ({ merchantId: objects[which].merchantId });
const ofShop = (which: Which) => ({ shopId: objects[which].shopId });
const ofUid = (which: Which) => ({ uid: objects[which].uid });
const ofContact = (which: Which) => ({ merchantId: objects[which].merchantId, contactId: objects[which].contactId });
const ofSource = (which: Which) => ({ sourceId: which === 'none' ? NOWHERE : source.id });
const ofFreshSource = async (which: Which) => ({
  sourceId: which === 'none' ? NOWHERE : (await makeSource(ctx(), 'http://127.0.0.1:9')).id,
});
const ofPausedSource = async (which: Which) => {
  const of = await ofFreshSource(which);
  if (which !== 'none') await pauseSource(ctx(), SourceId.parse(of.sourceId));
  return of;
};
const ofPerson = async (which: Which) => ({ personId: which === 'none' ? NOWHERE : await fresh() });
const missing = 404;
/** A wrong code or password: nothing to prove, wrong, or too often wrong. */
const WRONG_PROOF = [409, 422, 429];

let shopNumber = 5000;
const nextShop = () => {
  shopNumber += 1;
  return shopNumber;
};
const freshMerchant = async () => String((await createMerchant(ctx(), MerchantInput.parse({ name: 'Fresh' }))).id);
const ofFreshMerchant = async (which: Which) => ({ merchantId: which === 'none' ? NOWHERE : await freshMerchant() });
const intoAnother = async () => ({ into: await freshMerchant() });

async function ofFreshContact(which: Which) {
  const { merchantId } = objects[which];
  if (which === 'none') return ofContact(which);
  const name = crypto.randomUUID();
  const merchant = await saveMerchantContact(ctx(), MerchantId.parse(merchantId), ContactInput.parse({ name }));
  return { merchantId, contactId: String(merchant.contacts.find((contact) => contact.name === name)?.id) };
}

const ofContactAlone = (which: Which) => ({ contactId: objects[which].contactId });

const anyRule = (): ShiftRuleInput => ({
  personId: people.engineer.id,
  weekdays: [1],
  start: '20:00',
  end: '08:00',
  from: null,
  to: null,
  place: 'office',
});
const ofRule = async (which: Which) => ({
  ruleId: which === 'none' ? NOWHERE : String((await addShiftRule(ctx(), anyRule())).id),
});
/** Each of another person: of one, only one holds at a time. */
const anyOverride = async () =>
  OverrideInput.parse({
    kind: 'add',
    personId: await fresh(),
    start: '2026-11-10T08:00:00Z',
    end: '2026-11-10T20:00:00Z',
  });
const ofOverride = async (which: Which) => ({
  overrideId: which === 'none' ? NOWHERE : String((await addOverride(ctx(), await anyOverride())).id),
});

async function ofImport(which: Which) {
  if (which === 'none') return { importId: NOWHERE };
  const fingerprint = crypto.randomUUID().replaceAll('-', '').padEnd(64, '0');
  return { importId: String((await createImport(ctx(), { ...anyImport, fingerprint })).import.id) };
}

async function ofInvitation(which: Which) {
  if (which === 'none') return { invitationId: NOWHERE };
  const email = `invited-${crypto.randomUUID()}@example.com`;
  const { invitation } = await invitePerson(ctx(), ORIGIN, {
    name: 'Invited',
    email,
    role: 'engineer',
    language: 'en',
  });
  return { invitationId: String(invitation.id) };
}

async function ofOwnSession(which: Which, role: Role) {
  return { sessionId: which === 'none' ? NOWHERE : (await signedIn(ctx(), people[role])).actor.sessionId };
}

async function ofSession(which: Which) {
  const person = await makePerson(ctx(), { role: 'engineer' });
  const { actor } = await signedIn(ctx(), person);
  return { personId: person.id, sessionId: which === 'none' ? NOWHERE : actor.sessionId };
}

const bot = await makeBot(ctx());
const NEW_BOT = {
  name: 'Another bot',
  settings: { kind: 'telegram', mode: 'webhook', apiRoot: 'http://127.0.0.1:9' },
  secrets: { botToken: BOT_TOKEN },
};
const ofBot = (which: Which) => ({ accountId: which === 'none' ? NOWHERE : bot.id });
const ofSetAside = async (which: Which) => ({ inboundId: which === 'none' ? NOWHERE : await makeSetAside(ctx(), bot) });
const NOBODY = { kind: 'telegram', value: '501' };
const files = { own: await makeFile(ctx(), { addedBy: manager.id }), other: await makeFile(ctx()), none: NOWHERE };
const ofFile = (which: Which) => ({ fileId: files[which] });

async function ofBegunFile(which: Which, role: Role) {
  if (which === 'none') return { fileId: NOWHERE };
  const { actor } = await signedIn(ctx(), people[role]);
  return {
    fileId: await addFile(testContext(db, { actor }), { name: 'a.txt', contentType: 'text/plain', sizeBytes: 5 }),
  };
}

const NEW_SOURCE = {
  name: 'Another',
  kind: 'begateway-back-office',
  password: 'sample-password',
  settings: {
    origins: { backOffice: 'http://127.0.0.1:9' },
    user: '55',
    startFrom: '2026-11-09T07:00:00Z',
    timeZone: 'UTC',
  },
};

const ROWS: Record<string, Row> = {
  ...(await ticketRows({
    ctx,
    merchantOf: (which) => objects[which].merchantId,
    contactOf: (which) => objects[which].contactId,
  })),
  ...statusPageRows({ ctx, merchantOf: (which) => objects[which].merchantId }),
  ...(await incidentRows({ ctx, merchantOf: (which) => objects[which].merchantId })),
  ...limitRows({
    ctx,
    merchantOf: (which) => objects[which].merchantId,
    shopOf: (which) => Number(objects[which].shopId),
  }),
  ...(await deliveryRows(ctx, objects)),
  ...probeRows({ ctx, merchantOf: (which) => objects[which].merchantId }),
  ...answerRows({ ctx, merchantOf: (which) => objects[which].merchantId }),
  ...moduleRows({
    ctx,
    shopOf: (which) => objects[which].shopId,
    merchantOf: (which) => objects[which].merchantId,
  }),
  ...diagnosisRows({
    ctx,
    asEngineer: () => asPerson(ctx(), db, people.engineer),
    uidOf: (which) => objects[which].uid,
    merchantOf: (which) => objects[which].merchantId,
  }),
  'get /setup': {},
  'post /setup': { body: () => ({ token: 'x', name: 'A', email: 'a@example.com', password: 'x', language: 'en' }) },
  'post /session': { body: () => ({ email: 'nobody@example.com', password: 'x' }) },
  'post /session/second-factor': { body: () => ({ code: '000000' }), answer: WRONG_PROOF },
  'delete /session': {},
  'post /session/activity': {},
  'post /session/lock': {},
  'post /session/unlock': { body: () => ({ password: 'wrong' }), answer: WRONG_PROOF },
  'get /me': {},
  'patch /me': { body: () => ({}) },
  'put /me/password': { body: () => ({ current: 'wrong', next: 'also wrong' }), answer: WRONG_PROOF },
  'post /me/second-factor': { body: () => ({}), answer: WRONG_PROOF },
  'post /me/second-factor/confirmation': { body: () => ({ code: '000000' }), answer: WRONG_PROOF },
  'post /me/recovery-codes': { body: () => ({ code: '000000' }), answer: WRONG_PROOF },
  'get /me/sessions': {},
  'delete /me/sessions': {},
  'delete /me/sessions/:sessionId': { params: ofOwnSession, missing },
  'post /invitations/lookup': { body: () => ({ token: 'x' }) },
  'post /invitations/acceptance': { body: () => ({ token: 'x', name: 'A', password: 'x', language: 'en' }) },
  'post /resets/lookup': { body: () => ({ token: 'x' }) },
  'post /resets/use': { body: () => ({ token: 'x', password: 'x' }) },
  'get /invitations': {},
  'post /invitations': {
    body: () => ({ name: 'New', email: `new-${crypto.randomUUID()}@example.com`, role: 'engineer', language: 'en' }),
  },
  'delete /invitations/:invitationId': { params: ofInvitation, missing },
  'get /people': {},
  'patch /people/:personId': { params: ofPerson, body: () => ({ name: 'Renamed' }), missing },
  'post /people/:personId/disablement': { params: ofPerson, missing },
  'delete /people/:personId/disablement': { params: ofPerson, missing },
  'post /people/:personId/resets': { params: ofPerson, body: () => ({ clearsSecondFactor: false }), missing },
  'get /people/:personId/sessions': { params: ofPerson, missing },
  'delete /people/:personId/sessions': { params: ofPerson, missing },
  'delete /people/:personId/sessions/:sessionId': { params: ofSession, missing },
  'get /audit': {},
  'get /merchants': { lists: true },
  'post /merchants': { body: () => ({ name: 'Made' }) },
  'post /merchants/imports': { body: () => ({ csv: 'merchant_name\nImported', dryRun: true }) },
  'get /merchants/:merchantId': { params: ofMerchant, ofMerchant: true, missing },
  'put /merchants/:merchantId': {
    params: ofMerchant,
    body: (which) => ({ name: `Merchant ${which}`, accountManagerId: which === 'own' ? manager.id : null }),
    ofMerchant: true,
    missing,
  },
  'post /merchants/:merchantId/merge': { params: ofFreshMerchant, body: intoAnother, missing },
  'post /merchants/:merchantId/shops': {
    params: ofMerchant,
    body: () => ({ id: nextShop() }),
    ofMerchant: true,
    missing,
  },
  'put /shops/:shopId': { params: ofShop, body: () => ({ name: 'Shop' }), ofMerchant: true, missing },
  'post /merchants/:merchantId/contacts': {
    params: ofMerchant,
    body: () => ({ name: 'One more' }),
    ofMerchant: true,
    missing,
  },
  'put /merchants/:merchantId/contacts/:contactId': {
    params: ofContact,
    body: () => ({ name: 'Renamed' }),
    ofMerchant: true,
    missing,
  },
  'delete /merchants/:merchantId/contacts/:contactId': { params: ofFreshContact, ofMerchant: true, missing },
  'post /transactions/search': { body: () => ({ text: '48,50 BYN 09.11.2026' }), lists: true },
  'post /transactions/gateway-look-ups': { body: () => ({ by: 'uid', value: '99999999-0000000000' }) },
  'get /transactions': { lists: true },
  'get /transactions/:uid': { params: ofUid, ofMerchant: true, missing },
  'get /transactions/:uid/documents': { params: ofUid, ofMerchant: true, missing },
  'post /transactions/:uid/refresh': { params: ofUid, body: () => ({}), ofMerchant: true, missing },
  'get /transactions/:uid/verdict': { params: ofUid, ofMerchant: true, missing },
  'post /verdicts': { body: () => ({ uids: [own.uid, other.uid] }), lists: true },
  'get /transaction-imports': {},
  'post /transaction-imports': { body: () => anyImport },
  'get /transaction-imports/:importId': { params: ofImport, missing },
  'get /transaction-imports/:importId/refusals': { params: ofImport, missing },
  'post /transaction-imports/:importId/slices': {
    params: ofImport,
    body: () => ({ offset: 0, bytes: btoa('uid\n').replaceAll('\n', ''), isLast: true }),
    missing,
  },
  'get /sources': {},
  'post /sources': { body: () => NEW_SOURCE },
  'get /sources/:sourceId': { params: ofSource, missing },
  'patch /sources/:sourceId': { params: ofSource, body: () => ({ name: 'Renamed' }), missing },
  'post /sources/:sourceId/pause': { params: ofFreshSource, missing },
  'post /sources/:sourceId/resumption': { params: ofPausedSource, missing },
  'post /sources/:sourceId/pulls': { params: ofSource, missing },
  'post /sources/:sourceId/connection-tests': { params: ofSource, missing },
  'get /sources/:sourceId/refused-documents': { params: ofSource, missing },
  'get /contacts': { lists: true },
  'post /contacts': { body: () => ({ name: 'Known', merchantIds: [own.merchantId] }) },
  'get /contacts/:contactId': { params: ofContactAlone, ofMerchant: true, missing },
  'put /contacts/:contactId': {
    params: ofContactAlone,
    body: (which) => ({ name: `Contact ${which}`, merchantIds: which === 'none' ? [] : [objects[which].merchantId] }),
    ofMerchant: true,
    missing,
  },
  'get /channels': {},
  'post /channels': { body: () => NEW_BOT },
  'get /channels/:accountId': { params: ofBot, missing },
  'patch /channels/:accountId': { params: ofBot, body: () => NEW_BOT, missing },
  'post /channels/:accountId/pause': { params: ofBot, body: () => ({ paused: false }), missing },
  'post /channels/:accountId/test': { params: ofBot, body: () => ({}), missing },
  'get /quarantine': {},
  'get /quarantine/count': {},
  'post /quarantine/:inboundId/decision': { params: ofSetAside, body: () => ({ decision: 'dismiss' }), missing },
  'get /blocked-senders': {},
  'post /blocked-senders': { body: () => ({ identity: NOBODY, reason: 'writes to everybody' }) },
  'post /blocked-senders/removal': { body: () => ({ identity: { ...NOBODY, value: '502' } }), answer: [404] },
  'post /files': { body: () => ({ name: 'a.txt', contentType: 'text/plain', sizeBytes: 5 }) },
  'post /files/:fileId/pieces': {
    params: ofBegunFile,
    body: () => ({ position: 0, bytes: btoa('hello'), done: true }),
    missing,
  },
  'get /files/:fileId': { params: ofFile, ofMerchant: true, missing },
  'get /rota': {},
  'get /rota/now': {},
  'post /rota/rules': { body: () => anyRule() },
  'patch /rota/rules/:ruleId': { params: ofRule, body: () => anyRule(), missing },
  'delete /rota/rules/:ruleId': { params: ofRule, missing },
  'post /rota/overrides': { body: anyOverride },
  'delete /rota/overrides/:overrideId': { params: ofOverride, missing },
  'put /rota/zone': { body: () => ({ zone: 'Europe/Minsk' }) },
  'post /rota/pause': { body: () => ({ paused: false }) },
  'get /rota/feeds': {},
  'post /rota/feeds': { body: () => ({ whose: 'own' }) },
  'delete /rota/feeds/:whose': { params: () => ({ whose: 'all' }), answer: [404] },
  'get /desk-times': {},
  'put /desk-times': { body: () => DEFAULT_TIMES },
  'get /streams/:stream/events': { params: () => ({ stream: 'transactions' }), query: '?after=0' },
  'get /settings': {},
  'put /settings': { body: () => ({ providerName: 'Sample' }) },
};

const keyOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

test('every route that is served has a row, and every row a route', () => {
  expect(app.served.map(({ endpoint }) => keyOf(endpoint)).sort()).toEqual(Object.keys(ROWS).sort());
});

async function ask(key: string, which: Which, role: Role, cookie?: string) {
  const row = ROWS[key] ?? {};
  const [method = '', pattern = ''] = key.split(' ');
  const params = (await row.params?.(which, role)) ?? {};
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? 'missing'));
  const body = await row.body?.(which);
  const answer = await fetch(`${app.base}/api${path}${row.query ?? ''}`, {
    method: method.toUpperCase(),
    headers: {
      Origin: ORIGIN,
      'Idempotency-Key': crypto.randomUUID(),
      ...(cookie === undefined ? {} : { Cookie: cookie }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}

const reasonOf = (text: string) => (JSON.parse(text) as { error?: { reason?: string } }).error?.reason;

test.each(
  app.served.map(({ endpoint, action }) => [keyOf(endpoint), action] as const),
)('%s (%s) before sign-in', async (key, action) => {
  const { status, text } = await ask(key, 'own', 'engineer');

  if (PERMISSIONS[action] === 'public') expect(reasonOf(text), text).not.toBe('not-signed-in');
  else expect(status).toBe(401);
});

const cases = app.served
  .filter(({ action }) => PERMISSIONS[action] !== 'public')
  .flatMap(({ endpoint, action }) => Role.options.map((role) => [keyOf(endpoint), action, role] as const));

test.each(cases)('%s (%s) by %s', async (key: string, action: Action, role: Role) => {
  const reach = reachOf(role, action);
  for (const which of ['own', 'other', 'none'] as const) {
    // Some calls end the session they come with: each has its own.
    const { cookie } = await signedIn(ctx(), people[role]);
    const { status, text } = await ask(key, which, role, cookie);
    expectAnswer({ key, which, reach, status, text });
  }
});

interface Answered {
  key: string;
  which: Which;
  reach: Reach | undefined;
  status: number;
  text: string;
}

function expectAnswer({ key, which, reach, status, text }: Answered) {
  const row = ROWS[key] ?? {};
  const said = `${key} ${which}: ${status} ${text.slice(0, 200)}`;
  if (reach === undefined) return expect(reasonOf(text), said).toBe('not-allowed');
  if (isMissed(row, which, reach)) return expect(status, said).toBe(missing);
  expect(row.answer ?? [200], said).toContain(status);
  if (row.lists) expectOnlyReachable(text, reach, said);
}

const isMissed = (row: Row, which: Which, reach: Reach) =>
  (which === 'none' && row.missing !== undefined) || (which === 'other' && row.ofMerchant === true && reach === 'own');

function expectOnlyReachable(text: string, reach: Reach, said: string) {
  const names = ({ merchantId, uid }: { merchantId: string; uid: string }) =>
    text.includes(merchantId) || text.includes(uid);
  expect(names(own), said).toBe(true);
  expect(names(other), said).toBe(reach === 'all');
}
