import type { Source, SourceProblem } from './contract.ts';
import { lookUpsUsed } from './look-up-budget.rules.ts';
import type { sources } from './tables.ts';

type Row = typeof sources.$inferSelect;

export interface Counted {
  waiting: number;
  refused: number;
  lastReceivedAt: string | null;
}

/** A source as a screen shows it: no secret, no sealed text. */
export function shownSource(row: Row, counted: Counted, at: Temporal.Instant): Source {
  const tracks = Object.entries(row.cursor)
    .map(([name, { doneUntil, window }]) => ({
      name,
      doneUntil: window?.at ?? doneUntil,
      catchingUp: window !== undefined,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    state: row.paused ? 'paused' : row.failures > 0 ? 'failing' : 'active',
    settings: row.settings,
    passwordFingerprint: row.fingerprints.password,
    ...maybe('publicKeyFingerprint', row.fingerprints.publicKey),
    ...maybe('signingKeyFingerprint', row.fingerprints.signingKey),
    shops: row.fingerprints.shops.map(({ shopId, secret, publicKey }) => ({
      shopId,
      ...maybe('secretFingerprint', secret),
      ...maybe('publicKeyFingerprint', publicKey),
    })),
    notificationPath: `/hooks/begateway/${row.key}`,
    createdAt: row.createdAt.toString(),
    ...maybe('lastSuccessAt', row.lastSuccessAt?.toString()),
    ...maybe('lastRowAt', row.lastRowAt?.toString()),
    ...maybe('nextPullAt', row.paused ? undefined : row.nextPullAt.toString()),
    lagSeconds: lagOf(tracks, row.settings.startFrom, at),
    tracks,
    exportClosed: row.exportClosed,
    rows: { total: row.rowsTotal, lastPull: row.rowsLastPull, refused: counted.refused },
    failures: row.failures,
    ...maybe('problem', problemOf(row.problem, row.problemAt)),
    notifications: {
      waiting: counted.waiting,
      ...maybe('lastReceivedAt', isoOf(counted.lastReceivedAt)),
      ...maybe('lastTurnedAwayAt', row.turnedAwayAt?.toString()),
      ...maybe('lastTurnedAwayReason', row.turnedAwayReason ?? undefined),
    },
    enrichment: {
      perHour: row.settings.enrichPerHour,
      usedThisHour: lookUpsUsed(row, at),
      possible: row.settings.origins.gateway !== undefined || row.settings.origins.api !== undefined,
      ...maybe('problem', problemOf(row.lookUpProblem, row.lookUpProblemAt)),
    },
  };
}

const isoOf = (text: string | null) =>
  text === null ? undefined : Temporal.Instant.from(text.replace(' ', 'T')).toString();

const problemOf = (problem: SourceProblem | null, at: Temporal.Instant | null) =>
  problem === null || at === null ? undefined : { ...problem, at: at.toString() };

/** Time since the newest payments were known: of the reading by time of creation, or of the one that lies furthest back. */
function lagOf(tracks: Source['tracks'], startFrom: string, at: Temporal.Instant): number {
  const created = tracks.filter(({ name }) => name.startsWith('created_at'));
  const oldest = created.map(({ doneUntil }) => doneUntil).sort()[0] ?? startFrom;
  return Math.max(0, Math.round(at.since(Temporal.Instant.from(oldest)).total('seconds')));
}

const maybe = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: V }); // the one key with the one value
