import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { createPulls } from '../../../server/jobs/create-pulls.ts';
import { clockAt } from '../../../server/kernel/clock.ts';
import { createContext } from '../../../server/platform/context.ts';
import { freshDatabase, NOON, testServices } from '../../support/database.ts';
import { fakeGateway, fakeRow } from '../../support/fake-gateway.ts';
import { makeSource, rowOf, testGateways } from '../../support/gateways.ts';
import { until } from '../../support/until.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'pull-transactions' }, 'all');

/** A gateway that takes requests and never answers one. */
const held: ServerResponse[] = [];
const hanging = createServer((_, response) => void held.push(response));
await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
const hangingOrigin = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}`; // it listens on a port
const hangUp = () => {
  for (const response of held.splice(0)) response.destroy();
};
afterAll(() => {
  hangUp();
  hanging.close();
});

test('a gateway that hangs delays no other source, is asked once, and its source goes on when it hangs up', async () => {
  const [stuck, healthy] = [await makeSource(ctx, hangingOrigin), await fakeGateway()];
  const source = await makeSource(ctx, healthy.origin);
  healthy.rows = [fakeRow(1)];
  const pulls = createPulls(testGateways(services));
  const pulledAt = async () => (await rowOf(ctx, source)).lastSuccessAt?.toString();
  const tick = async () => {
    if (await pulls.areDue(ctx)) await pulls.start(ctx);
  };

  await tick();
  await until(
    async () => held.length === 1 && (await rowOf(ctx, source)).nextPullAt.epochMilliseconds > NOON.epochMilliseconds,
  );
  expect(await pulledAt()).toBe(NOON.toString());
  expect(await pulls.areDue(ctx)).toBe(false);

  clock.set(NOON.add({ minutes: 5 }));
  await until(() => pulls.areDue(ctx));
  await tick();
  await until(async () => (await pulledAt()) === clock.now().toString());
  expect(held).toHaveLength(1);

  hangUp();
  await pulls.finished();
  expect(await rowOf(ctx, stuck)).toMatchObject({ failures: 1, problem: { kind: 'interrupted' } });
});

test('a source that another node is pulling is left to it', async () => {
  const nodes = [createPulls(testGateways(services)), createPulls(testGateways(services))];
  clock.set(NOON.add({ minutes: 10 }));

  await Promise.all(nodes.map((node) => node.start(ctx)));
  await until(async () => held.length > 0);
  await Promise.race(nodes.map((node) => node.finished()));

  expect(held).toHaveLength(1);
  hangUp();
  await Promise.all(nodes.map((node) => node.finished()));
});
