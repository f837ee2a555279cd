import { expect, test } from 'vitest';
import { PROVIDER, sampleTransactions, transactionsOfDay, viewAt } from '../../../../server/demo/sample/index.ts';
import { NewSource, SourceSettings } from '../../../../server/domains/gateways/contract.ts';
import { createSource } from '../../../../server/domains/gateways/index.ts';
import { reconcileLimits } from '../../../../server/domains/limits/index.ts';
import { listReconciliations } from '../../../../server/domains/limits/queries/reconciliations.ts';
import { refreshHours } from '../../../../server/domains/transactions/index.ts';
import { createContext } from '../../../../server/platform/context.ts';
import { freshDatabase, testServices } from '../../../support/database.ts';
import { PUBLIC_KEY, pullTransactions, testGateways } from '../../../support/gateways.ts';
import { testSecrets } from '../../../support/people.ts';
import { startSandbox } from '../../demo/sandbox-gateway/sandbox.ts';

const { world, clock, sandbox } = await startSandbox();
const services = testServices(await freshDatabase(), { clock });
const ctx = createContext(services, { kind: 'job', name: 'reconcile-limits' }, 'all');
const gateways = testGateways(services);

const connectSandbox = (password: string) =>
  createSource(
    ctx,
    NewSource.parse({
      name: 'Back office',
      kind: 'begateway-back-office',
      password,
      settings: SourceSettings.parse({
        origins: { backOffice: sandbox.origin, gateway: sandbox.origin },
        user: PROVIDER.backOfficeAccount.id,
        startFrom: '2026-11-21T21:00:00Z',
        pageSize: 1000,
        timeZone: 'UTC',
        publicKey: PUBLIC_KEY,
      }),
      shops: world.shops.map(({ id, secret }) => ({ shopId: id, secretKey: secret })),
    }),
    testSecrets,
  );

const sumOf = <Row>(rows: readonly Row[], figure: (row: Row) => number) =>
  rows.reduce((sum, row) => sum + figure(row), 0);

/** What a shop that tests took: the gateway's report counts it, a limit does not. */
function takenInTests(currency: string) {
  const nowMs = clock.now().epochMilliseconds;
  return [...sampleTransactions(world), ...transactionsOfDay(world, world.days)].filter(
    (row) =>
      row.test &&
      row.currency === currency &&
      row.createdMs < nowMs &&
      (row.type === 'payment' || row.type === 'capture') &&
      viewAt(row, nowMs)?.status === 'successful',
  );
}

test('what was pulled from a gateway agrees with its own report, but for test payments', async () => {
  await connectSandbox(PROVIDER.backOfficeAccount.secret);
  await pullTransactions(ctx, gateways);
  await refreshHours(ctx);

  expect(await reconcileLimits(ctx, gateways)).toEqual({ compared: 1, problems: [] });

  const [report, ...others] = await listReconciliations(ctx.read);
  expect(others).toEqual([]);
  expect(report).toMatchObject({ from: '2026-11-01T00:00:00Z', to: '2026-11-25T09:00:00Z', sourceName: 'Back office' });
  const currencies = [...Map.groupBy(report?.rows ?? [], ({ currency }) => currency)];
  expect(currencies.length).toBeGreaterThan(0);
  for (const [currency, rows] of currencies) {
    // Of a terminal that is not known the whole band stands beside each kind of its currency.
    const { unplacedCount = 0, unplacedMinor = 0 } = rows[0] ?? {};
    const tests = takenInTests(currency);
    expect({
      count: sumOf(rows, ({ theirCount }) => theirCount),
      minor: sumOf(rows, ({ theirMinor }) => theirMinor),
    }).toEqual({
      count: sumOf(rows, ({ ourCount }) => ourCount) + unplacedCount + tests.length,
      minor: sumOf(rows, ({ ourMinor }) => ourMinor) + unplacedMinor + sumOf(tests, ({ amount }) => amount),
    });
  }
});

test('a report that is refused is said, and what was compared before stays', async () => {
  const before = await listReconciliations(ctx.read);
  await connectSandbox('another-password');

  const { compared, problems } = await reconcileLimits(ctx, gateways);

  expect(compared).toBe(1);
  expect(problems).toHaveLength(1);
  expect(await listReconciliations(ctx.read)).toEqual(before);
});
