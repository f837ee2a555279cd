import { afterAll, expect, test } from 'vitest';
import { createSampleWorld, notificationUrlOf, shopHabits } from '../../../../server/demo/sample/index.ts';
import { startSandboxShops } from '../../../../server/demo/sandbox-shop/start-sandbox-shops.ts';
import { readCallback } from '../../../../server/domains/cms-modules/probing/callback.rules.ts';
import { createSafeFetch } from '../../../../server/platform/safe-fetch/safe-fetch.ts';
import { NOON } from '../../../support/database.ts';

const world = createSampleWorld({ seed: 2026, today: Temporal.PlainDate.from('2026-11-09'), days: 3 });
const shops = await startSandboxShops(world, NOON.epochMilliseconds);
afterAll(() => shops.stop());
const safeFetch = createSafeFetch(shops.network, 'Vakhta-Test/1 (+https://console.example)');
const habits = shopHabits(world, NOON.epochMilliseconds);

const troubled = (kind: string) => {
  const shop = world.shops.find(({ id }) => habits.get(id)?.kind === kind);
  const habit = shop === undefined ? undefined : habits.get(shop.id);
  if (shop === undefined || habit === undefined) throw new Error(`no shop of the sample is ${kind}`);
  return { shop, url: notificationUrlOf(shop, habit) };
};
const look = async (kind: string) => {
  const { shop, url } = troubled(kind);
  const outcome = await safeFetch({ method: 'GET', url });
  return outcome.kind === 'answered'
    ? readCallback({ url, ...outcome.answer }, shop.cms ?? undefined).check
    : 'problem' in outcome && outcome.problem;
};

test('each trouble of the sample looks from outside like what it is', async () => {
  expect(await look('firewall')).toBe('callback-firewall');
  expect(await look('wrong-key')).toBe('callback-works');
  expect(await look('expired')).toBe('tls-expired');
  expect(await look('moved')).toBe('callback-missing');
  expect(await look('to-https')).toBe('callback-redirect-secure');
  expect(await look('well')).toBe('callback-works');
});

test('a name that is no shop of the sample leads nowhere, and no other port does', async () => {
  const { shop } = troubled('well');

  expect(await safeFetch({ method: 'GET', url: 'https://elsewhere.example/' })).toMatchObject({ problem: 'dns' });
  expect(await safeFetch({ method: 'GET', url: `https://${shop.domain}:8443/` })).toMatchObject({ problem: 'refused' });
});
