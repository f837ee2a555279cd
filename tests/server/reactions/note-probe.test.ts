import { beforeEach, expect, test } from 'vitest';
import type { Probe } from '../../../server/domains/cms-modules/probing/contract.ts';
import { probes } from '../../../server/domains/cms-modules/probing/tables.ts';
import { deliverySigns } from '../../../server/domains/deliveries/tables.ts';
import { ProbeId, ShopId } from '../../../server/kernel/ids.ts';
import { newId } from '../../../server/platform/new-id.ts';
import { noteProbeReaction } from '../../../server/reactions/note-probe.ts';
import { freshDatabase, NOON, testServices } from '../../support/database.ts';

const db = await freshDatabase();
const reaction = noteProbeReaction(testServices(db));

beforeEach(() => db.write.delete(deliverySigns).then(() => undefined));

async function signAfter(more: {
  findings?: Probe['findings'];
  answer?: Probe['answer'];
  problem?: string;
  refusal?: string;
}) {
  const id = newId(ProbeId);
  const exchange = {
    what: 'notification' as const,
    method: 'GET' as const,
    url: 'https://tea.example/cb',
    status: more.problem === undefined && more.refusal === undefined ? 403 : null,
    problem: more.problem ?? null,
    refusal: more.refusal ?? null,
    headers: {},
    excerpt: 'Forbidden',
    address: null,
    timings: { totalMs: 1 },
  };
  await db.write.insert(probes).values({
    id,
    shopId: ShopId.parse(7),
    kind: 'look',
    state: 'done',
    askedBy: 'schedule',
    askedAt: NOON,
    finishedAt: NOON,
    findings: more.findings ?? [],
    answer: more.answer ?? null,
    sight: {
      host: 'tea.example',
      addresses: [],
      authorities: [],
      tlsVersions: [],
      certificate: null,
      clockSkewSeconds: null,
      mixedContent: [],
      exchanges: [exchange],
    },
  });
  await reaction.run({ id: 'x', type: 'probe.finished', subjectId: id, data: { probeId: id }, at: NOON } as never);
  return (await db.read.select().from(deliverySigns)).map((sign) => [sign.source, sign.class]);
}
const found = (check: Probe['findings'][number]['check']) => [{ check, severity: 'breaks' as const, details: {} }];

test('what a look saw of the notification address stands in for a log; only what the module took was accepted', async () => {
  expect(await signAfter({ findings: found('callback-firewall') })).toEqual([['probe', 'firewall']]);
  expect(await signAfter({ findings: found('callback-works') })).toEqual([['probe', 'unknown']]);
  expect(await signAfter({ problem: 'tls-expired' })).toEqual([['probe', 'tls-expired']]);
  expect(await signAfter({ answer: 'refused-by-module' })).toEqual([['probe', 'unknown']]);
  expect(await signAfter({ answer: 'accepted' })).toEqual([['probe', 'sent-ok']]);
  expect(await signAfter({ answer: 'unauthorized' })).toEqual([['probe', 'unauthorized']]);
});

test('an answer that says nothing takes the place of what was seen before: the address is not known to be bad any more', async () => {
  await signAfter({ findings: found('callback-firewall') });

  expect(await signAfter({ findings: found('callback-unknown-answer') })).toEqual([['probe', 'unknown']]);
  await signAfter({ findings: found('callback-firewall') });
  expect(await signAfter({ answer: 'not-a-module' })).toEqual([['probe', 'unknown']]);
});

test('a look that asked the address nothing leaves what was seen before', async () => {
  await signAfter({ findings: found('callback-firewall') });

  expect(await signAfter({ refusal: 'address-refused' })).toEqual([['probe', 'firewall']]);
});
