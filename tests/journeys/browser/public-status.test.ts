import { expect, test } from 'vitest';
import { openDetected } from '../../../server/domains/incidents/open-detected.ts';
import { createContext } from '../../../server/platform/context.ts';
import { makeBank, makeShops, minutesOf, pay } from '../../server/domains/incidents/made-payments.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { faultsOf } from '../../support/look-at-screens.ts';
import { makePerson, signedIn } from '../../support/people.ts';
import { emptyDesk } from '../../support/sample-desk.ts';
import { putOnDuty } from '../../support/tickets.ts';
import { WORDS } from '../../support/words.ts';

const desk = await emptyDesk();
const browser = await openBrowser();
const words = WORDS.en;
const ctx = createContext(desk.app.services, { kind: 'job', name: 'journey' }, 'all');

test('an administrator opens the public status; a suspicion is not on it until an engineer shows it, and then it is', async () => {
  const at = desk.clock.now();
  const bank = await makeBank(ctx, 'Dvina Bank', ['d1']);
  await makeShops(ctx, [4101]);
  await pay(ctx, minutesOf([{ gatewayId: 'd1', shopId: 4101 }], at.subtract({ minutes: 9 }), 8, 9));
  const admin = await makePerson(ctx, { name: 'Roman Example', role: 'administrator', withApp: true });
  const jana = await makePerson(ctx, { name: 'Jana Example', withApp: true });
  await putOnDuty(ctx, jana.id);
  const outside = await openWindow(browser, { base: desk.base, at });
  const everybody = outside.page;
  const windowOf = async (person: typeof admin) =>
    (await openWindow(browser, { base: desk.base, at, cookie: (await signedIn(ctx, person)).cookie })).page;

  const closed = await fetch(`${desk.base}/status/api/v2/summary.json`);
  expect(closed.headers.get('content-type')).not.toContain('json');
  const settings = await windowOf(admin);
  await settings.goto('/settings');
  const opener = settings.getByRole('switch', { name: words['status-pages'].public.isOn });
  await expect.poll(() => opener.isEnabled(), { timeout: 20_000 }).toBe(true);
  await opener.press('Space');
  await settings.getByRole('link', { name: words['status-pages'].public.page }).waitFor();
  await everybody.goto('/status');
  await everybody.getByRole('heading', { name: 'Dvina Bank' }).first().waitFor();

  const incidentId = await openDetected(ctx, {
    deviation: {
      scope: { kind: 'acquirer', id: bank },
      evidence: {
        nats: 20,
        outcome: 'failed',
        since: 50,
        attempts: 8,
        declined: 8,
        failed: 8,
        rate: 1,
        expected: 0.01,
      },
      needed: 12,
      cells: [],
    },
    startedAt: at.subtract({ minutes: 9 }),
    severity: 'critical',
    evidence: {
      attempts: 8,
      declined: 8,
      failed: 8,
      rate: 1,
      expected: 0.01,
      nats: 20,
      needed: 12,
      merchants: 1,
      gateways: 1,
      bins: 1,
      codes: [{ code: 'F.0117', count: 8 }],
    },
    points: [],
    swallows: [],
  });
  // The page is kept for some seconds.
  const look = async () => {
    desk.clock.set(desk.clock.now().add({ seconds: 20 }));
    await everybody.reload();
    await everybody.getByRole('heading', { name: 'Dvina Bank' }).first().waitFor();
  };
  const said = 'Payments through Dvina Bank end in technical errors more often than usual.';
  await look();
  expect(await everybody.getByText(said).count()).toBe(0);

  const engineer = await windowOf(jana);
  await engineer.goto(`/incidents/${incidentId}`);
  const held = engineer.getByRole('region', { name: words.incidents.held.title });
  await held.waitFor();
  const faults = await faultsOf(engineer, 'incident-held-en');
  await held.getByRole('button', { name: words.incidents.held.show }).click();
  await held.waitFor({ state: 'detached' });

  await look();
  await everybody.getByText(said).waitFor();
  const summary = await (await fetch(`${desk.base}/status/api/v2/summary.json`)).json();
  expect(summary).toMatchObject({ status: { indicator: 'critical' }, incidents: [{ status: 'investigating' }] });
  expect([...outside.problems, ...faults]).toEqual([]);
});
