import { beforeAll, expect, test } from 'vitest';
import { listAccuracy, listCorrected, listGiven } from '../../../../server/domains/diagnosis/accuracy-queries.ts';
import { correctVerdict } from '../../../../server/domains/diagnosis/correct-verdict.ts';
import { explain } from '../../../../server/domains/diagnosis/explain.rules.ts';
import { gatherFacts } from '../../../../server/domains/diagnosis/gather-facts.ts';
import { explainPayment } from '../../../../server/domains/diagnosis/index.ts';
import { withdrawCorrection } from '../../../../server/domains/diagnosis/withdraw-correction.ts';
import type { GatewayTransaction } from '../../../../server/domains/gateways/contract.ts';
import { mergeTransactions } from '../../../../server/domains/transactions/index.ts';
import { TransactionUid } from '../../../../server/kernel/ids.ts';
import { type Context, createContext } from '../../../../server/platform/context.ts';
import { freshDatabase, NOON, testContext, testServices } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson } from '../../../support/tickets.ts';

const db = await freshDatabase();
const ctx = testContext(db);
const engineer = asPerson(ctx, db, await makePerson(ctx, { name: 'Olga Sample' }));

const declined = (uid: string, given: Partial<GatewayTransaction> = {}): GatewayTransaction => ({
  uid,
  shopId: 4711,
  type: 'payment',
  status: 'failed',
  code: 'F.0105',
  amountMinor: 4850,
  currency: 'BYN',
  createdAt: NOON.subtract({ hours: 1 }).toString(),
  ...given,
});
const store = (...transactions: GatewayTransaction[]) =>
  mergeTransactions(ctx, {
    knowledge: 'webhook',
    origin: 'test',
    documents: transactions.map((transaction) => ({ transaction, document: '{}' })),
  });
const uidOf = (text: string) => TransactionUid.parse(text);
const correct = (uid: string, by: Context = engineer) =>
  correctVerdict(by, { uid: uidOf(uid), cause: 'limit-acquirer', side: 'acquirer', note: 'The bank said so by phone' });
const verdictOf = async (uid: string) => {
  const [facts] = await gatherFacts(ctx, [uid]);
  if (facts === undefined) throw new Error(`no facts for ${uid}`);
  return explain(facts);
};

beforeAll(() => store(declined('one'), declined('two'), declined('three'), declined('four'), declined('five')));

test('what a person says it was decides the verdict, is marked, and keeps what the rules had found', async () => {
  await correct('one');

  const verdict = await verdictOf('one');

  expect(verdict).toMatchObject({
    rule: 'corrected',
    cause: 'limit-acquirer',
    side: 'acquirer',
    certainty: 'sure',
    correction: {
      byName: 'Olga Sample',
      note: 'The bank said so by phone',
      was: { rule: 'declined', cause: 'do-not-honor' },
      isOnOlderFacts: false,
    },
  });
  expect(verdict.also.map(({ cause }) => cause)).toContain('do-not-honor');
});

test('answers are drafted from the corrected verdict', async () => {
  await correct('two');

  const explained = await explainPayment(ctx, 'two', { timeZone: 'Europe/Minsk' });

  expect(explained?.short).toMatchObject({ cause: 'limit-acquirer', isCorrected: true });
  expect(explained?.bodies.merchant.en).toMatchObject({ text: expect.stringContaining('acquiring bank') });
});

test('when what is known changes the rules speak again, and the correction stands beside them', async () => {
  await correct('three');
  await store(declined('three', { status: 'successful', code: 'S.0000', updatedAt: NOON.toString() }));

  const verdict = await verdictOf('three');

  expect(verdict).toMatchObject({ cause: 'paid', correction: { cause: 'limit-acquirer', isOnOlderFacts: true } });
});

test('a second correction takes the place of the first, and one that is taken back is gone', async () => {
  await correct('four');
  const second = await correct('four');

  await withdrawCorrection(engineer, { uid: uidOf('four'), correctionId: second.id });

  expect((await verdictOf('four')).correction).toBeUndefined();
  await expect(withdrawCorrection(engineer, { uid: uidOf('four'), correctionId: second.id })).rejects.toMatchObject({
    reason: 'correction-not-found',
  });
});

test('a cause that contradicts how the payment ended is refused: no answer may go out that it was paid', async () => {
  const paid = correctVerdict(engineer, { uid: uidOf('five'), cause: 'paid', side: 'none', note: 'I believe so' });

  await expect(paid).rejects.toMatchObject({ reason: 'cause-contradicts-payment' });
});

test('a card number in a note is masked before it is stored', async () => {
  const { note } = await correctVerdict(engineer, {
    uid: uidOf('five'),
    cause: 'card-expired',
    side: 'payer',
    note: 'They wrote 4200 0000 0000 0000 in the chat',
  });

  expect(note).not.toContain('4200 0000 0000 0000');
});

test('a payment that is not the asker’s to see cannot be corrected', async () => {
  const person = await makePerson(ctx);

  await expect(correct('one', asPerson(ctx, db, person, 'own'))).rejects.toMatchObject({
    reason: 'transaction-not-found',
  });
});

test('each rule’s figures are counted from what was opened and corrected, and open their lists', async () => {
  const services = testServices(db);
  const reader = createContext(services, ctx.actor, 'all');
  await store(declined('seen-1', { code: 'F.0114' }), declined('seen-2', { code: 'F.0114' }));
  const said = { rule: 'made-up', cause: 'insufficient-funds', side: 'issuer', certainty: 'sure' };
  reader.noteRead('verdict.read', ['seen-1', 'seen-2', 'seen-1'], said);
  await services.readNotes.flush();
  const from = NOON.subtract({ hours: 24 });

  const accuracy = await listAccuracy(ctx, from);
  const given = await listGiven(ctx, { rule: 'made-up', from, after: undefined, limit: 50 });
  const corrected = await listCorrected(ctx, { rule: 'declined', from, after: undefined, limit: 50 });

  expect(accuracy).toContainEqual({ rule: 'made-up', given: 2, corrected: 0 });
  expect(accuracy.find(({ rule }) => rule === 'declined')).toMatchObject({ corrected: corrected.items.length });
  expect(given.items.map(({ uid }) => uid).sort()).toEqual(['seen-1', 'seen-2']);
  expect(given.items[0]).toMatchObject({ cause: 'insufficient-funds', correction: null });
  expect(corrected.items.map(({ uid }) => uid)).toContain('one');
  expect(corrected.items[0]?.correction).toMatchObject({ byName: 'Olga Sample' });
});
