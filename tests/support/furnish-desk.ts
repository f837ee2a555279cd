import { createHash } from 'node:crypto';
import { invitePerson, resetPerson } from '../../server/domains/access/index.ts';
import { createImport, takeImportSlice } from '../../server/domains/transactions/index.ts';
import { testContext } from './database.ts';
import { fakeGateway, fakeRow } from './fake-gateway.ts';
import { furnishChannels } from './furnish-channels.ts';
import { furnishIncidents } from './furnish-incidents.ts';
import { furnishRota } from './furnish-rota.ts';
import { makeSource } from './gateways.ts';
import { makePerson, signedIn, type TestPerson } from './people.ts';
import type { Desk } from './sample-desk.ts';

export interface Furnished {
  /** An administrator whose console speaks English. */
  administrator: TestPerson;
  invitationLink: string;
  resetLink: string;
  sourceId: string;
  failingSourceId: string;
}

/** What the sample lacks for every screen to have something to show: sources in both moods, a file with bad rows, open links. */
export async function furnishDesk({ db, clock, base }: Desk): Promise<Furnished> {
  const ctx = testContext(db, { clock });
  const gateway = await fakeGateway();
  gateway.rows.push(fakeRow(1), fakeRow(2), { ...fakeRow(3), uid: '' });
  const source = await makeSource(ctx, gateway.origin, { name: 'Berezina gateway' });
  const failing = await makeSource(ctx, 'http://127.0.0.1:9', { name: 'Back office of Sozh' });
  const newcomer = { name: 'Vera Invited', email: 'vera@example.com', role: 'engineer', language: 'en' } as const;
  const { link: invitationLink } = await invitePerson(ctx, base, newcomer);
  const administrator = await makePerson(ctx, { role: 'administrator', name: 'Iva Sample', withApp: true });
  const colleague = await makePerson(ctx, { name: 'Oleg Sample' });
  const { link: resetLink } = await resetPerson(ctx, base, { personId: colleague.id, clearsSecondFactor: true });
  await takeFile(ctx);
  await furnishRota(ctx);
  await furnishChannels(ctx);
  const { actor } = await signedIn(ctx, colleague);
  await furnishIncidents(testContext(db, { clock, actor }));
  return { administrator, invitationLink, resetLink, sourceId: source.id, failingSourceId: failing.id };
}

const FILE = [
  'uid;shop_id;status;amount;currency;created_at',
  'f-1;2112;successful;1000;BYN;2026-11-08T10:00:00Z',
  'f-2;2112',
  ';2112;failed;1000;BYN;',
];

async function takeFile(ctx: ReturnType<typeof testContext>): Promise<void> {
  const bytes = new TextEncoder().encode(FILE.join('\n'));
  const fingerprint = createHash('sha256').update(bytes).digest('hex');
  const begun = await createImport(ctx, { fileName: 'november.csv', sizeBytes: bytes.length, fingerprint });
  await takeImportSlice(ctx, begun.import.id, { offset: 0, bytes }, { timeZone: 'Europe/Minsk' });
}
