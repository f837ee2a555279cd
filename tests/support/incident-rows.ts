import { eq } from 'drizzle-orm';
import { attachTicket } from '../../server/domains/incidents/attach-ticket.ts';
import { createRound } from '../../server/domains/incidents/index.ts';
import { incidentRounds, incidents, works } from '../../server/domains/incidents/tables.ts';
import { NewTicket } from '../../server/domains/tickets/contract.ts';
import { openTicket } from '../../server/domains/tickets/index.ts';
import { IncidentId, MerchantId, PersonId, SessionId, TicketId, WorksId } from '../../server/kernel/ids.ts';
import type { Context } from '../../server/platform/context.ts';
import { newId } from '../../server/platform/new-id.ts';

type Which = 'own' | 'other' | 'none';
const NOWHERE = '00000000-0000-7000-8000-00000000dead';

interface Worlds {
  ctx: () => Context;
  merchantOf: (which: Which) => string;
}

/** The rows of the access matrix for incidents: each of the merchant itself, and a new one a call. */
export async function incidentRows({ ctx, merchantOf }: Worlds) {
  const make = async (which: Which, state: 'investigating' | 'resolved') => {
    const id = newId(IncidentId);
    await ctx().change('sample.build', id, ({ tx }) =>
      tx.insert(incidents).values({
        id,
        scopeKind: 'merchant',
        scopeId: merchantOf(which),
        scopeName: `Merchant ${which}`,
        state,
        severity: 'minor',
        outcome: 'declined',
        startedAt: ctx().clock.now(),
        detectedAt: ctx().clock.now(),
        isPublic: false,
        isPaceAutomatic: false,
        revision: 1,
      }),
    );
    return id;
  };
  const seen = { own: await make('own', 'investigating'), other: await make('other', 'investigating') };
  const ofSeen = (which: Which) => ({ incidentId: which === 'none' ? NOWHERE : seen[which] });
  let made = 0;
  /** Of a method of its own, which everybody may see: of one thing only one incident is open. */
  const fresh = async () => {
    made += 1;
    const id = newId(IncidentId);
    const at = ctx().clock.now();
    await ctx().change('sample.build', id, ({ tx }) =>
      tx.insert(incidents).values({
        id,
        scopeKind: 'method',
        scopeId: String(900_000 + made),
        scopeName: String(900_000 + made),
        state: 'investigating',
        severity: 'minor',
        outcome: 'declined',
        startedAt: at,
        detectedAt: at,
        isPublic: false,
        isPaceAutomatic: false,
        revision: 1,
      }),
    );
    return String(id);
  };
  const ofFresh = async (which: Which) => ({ incidentId: which === 'none' ? NOWHERE : await fresh() });
  const ticket = async (which: Which) => {
    const merchantId = MerchantId.parse(merchantOf(which));
    const input = NewTicket.parse({ subject: 'A', text: 'B', merchantId, contact: { name: 'C', identity: null } });
    return (await openTicket(ctx(), input)).id;
  };
  const ofTicket = async (which: Which) => ({ ticketId: which === 'none' ? NOWHERE : String(await ticket(which)) });
  const ofAttached = async (which: Which) => {
    if (which === 'none') return { incidentId: NOWHERE, ticketId: NOWHERE };
    const [incidentId, ticketId] = [await fresh(), await ticket(which)];
    await attachTicket(ctx(), IncidentId.parse(incidentId), ticketId);
    return { incidentId, ticketId: String(ticketId) };
  };
  const ofWorks = async (which: Which) => {
    if (which === 'none') return { worksId: NOWHERE };
    const id = newId(WorksId);
    const at = ctx().clock.now();
    await ctx().change('sample.build', id, ({ tx }) =>
      tx.insert(works).values({
        id,
        scopeKind: 'gateway',
        scopeId: '1',
        scopeName: '1',
        localStart: '2026-11-10T02:00',
        minutes: 60,
        zone: 'UTC',
        startAt: at.add({ hours: 20 }),
        endAt: at.add({ hours: 21 }),
        ru: '',
        en: '',
        isPublic: true,
        createdAt: at,
        sequence: 0,
      }),
    );
    return { worksId: String(id) };
  };
  const texts = { ru: 'Разбираемся.', en: 'We are looking into it.' };
  const ofRound = async (which: Which) => {
    if (which === 'none') return { incidentId: NOWHERE, roundId: NOWHERE };
    const { incidentId, ticketId } = await ofAttached(which);
    const by = {
      personId: PersonId.parse(crypto.randomUUID()),
      sessionId: SessionId.parse(crypto.randomUUID()),
      name: 'Jana',
    };
    const given = ctx();
    const roundId = await given.change('sample.build', incidentId, async ({ tx }) => {
      const id = await createRound(given, {
        incidentId: IncidentId.parse(incidentId),
        texts,
        isClosing: false,
        isAutomatic: false,
        perMinute: 1,
        by,
        tickets: [{ ticketId: TicketId.parse(ticketId), seen: null, excluded: null }],
      });
      // In an hour: the job that sends it would have ended it before it is asked about.
      const nextAt = given.clock.now().add({ hours: 1 });
      await tx.update(incidentRounds).set({ nextAt }).where(eq(incidentRounds.id, id));
      return id;
    });
    return { incidentId, roundId: String(roundId) };
  };
  const missing = 404;
  const said = { ru: 'Разбираемся.', en: 'We are looking into it.' };
  return {
    'get /incidents': { lists: true },
    'post /incidents': {
      body: () => {
        made += 1;
        const scope = { kind: 'bin', id: String(900_000 + made) };
        return { scope, severity: 'minor', startedAt: ctx().clock.now().toString(), ...said };
      },
    },
    'get /incidents/:incidentId': { params: ofSeen, ofMerchant: true, missing },
    'get /incidents/:incidentId/tickets': { params: ofSeen, ofMerchant: true, missing },
    'post /incidents/:incidentId/updates': {
      params: ofFresh,
      body: () => ({ state: 'identified', ...said }),
      missing,
    },
    'post /incidents/:incidentId/lead': { params: ofFresh, body: () => ({ isMine: true }), missing },
    'put /incidents/:incidentId/public': { params: ofFresh, body: () => ({ isPublic: true }), missing },
    'post /incidents/:incidentId/merge': { params: ofFresh, body: async () => ({ into: await fresh() }), missing },
    'put /incidents/:incidentId/pace': { params: ofFresh, body: () => ({ everyMinutes: 30 }), missing },
    'post /incidents/:incidentId/tickets': {
      params: ofFresh,
      body: async () => ({ ticketId: String(await ticket('other')) }),
      missing,
    },
    'delete /incidents/:incidentId/tickets/:ticketId': { params: ofAttached, missing },
    'get /tickets/:ticketId/incidents': { params: ofTicket, ofMerchant: true, missing },
    'get /incidents/:incidentId/rounds/:roundId': { params: ofRound, missing },
    'post /incidents/:incidentId/rounds/:roundId/stop': { params: ofRound, missing },
    'post /incidents/:incidentId/round-previews': { params: ofSeen, body: () => ({ texts }), missing },
    'post /incidents/:incidentId/rounds': {
      params: ofFresh,
      body: () => ({ texts, tickets: [{ ticketId: NOWHERE, seen: null }] }),
      // Nobody waits there.
      answer: [409],
      missing,
    },
    'get /public-status': {},
    'put /public-status': { body: () => ({ isOn: false }) },
    'get /incident-scopes': {},
    'get /works': {},
    'post /works': {
      body: () => ({
        scope: { kind: 'gateway', id: '1' },
        start: '2026-11-15T02:00',
        minutes: 120,
        zone: 'Europe/Minsk',
      }),
    },
    'delete /works/:worksId': { params: ofWorks, missing },
  };
}
