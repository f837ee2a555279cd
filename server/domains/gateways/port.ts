import type { Result } from '#kernel/result';
import type {
  AggregatedRow,
  ConnectionReport,
  InstantText,
  KnowledgeSource,
  ParsedDocument,
  RefusedDocument,
  SourceProblem,
} from './contract.ts';
import type { TrackCursor } from './cursor.rules.ts';

/** One page of what a gateway knows, and where the next one begins. */
export interface PulledPage {
  knowledge: KnowledgeSource;
  documents: ParsedDocument[];
  refused: RefusedDocument[];
  cursor: TrackCursor;
  /** The track has reached the present. */
  upToDate: boolean;
  /** The account may not export: the poorer list was read. */
  exportClosed?: boolean;
}

export type LookUpKey =
  | { by: 'uid'; uid: string; shopId?: number | undefined; methodType?: string | undefined }
  | { by: 'tracking-id'; trackingId: string; shopId?: number | undefined }
  | { by: 'checkout-token'; token: string; shopId?: number | undefined };

export interface Found {
  documents: ParsedDocument[];
  refused: RefusedDocument[];
}

/** The gateway sent a notification again. `said`: its own words, masked. */
export interface Renotified {
  said: string;
}

/** What any provider's gateway can be asked. None of these throws for what the other side does. */
export interface Gateway {
  /** The readings of this source, each with a cursor of its own; the first is the one by time of creation. */
  readonly tracks: readonly string[];
  pull(track: string, cursor: TrackCursor, at: InstantText): Promise<Result<PulledPage, SourceProblem>>;
  /** An empty answer is an answer: the gateway does not know it. */
  lookUp(key: LookUpKey, at: InstantText): Promise<Result<Found, SourceProblem>>;
  /** Counts and volumes of what was made within `[from, to)`; absent where this connection has no such report. */
  aggregate?(from: InstantText, to: InstantText): Promise<Result<AggregatedRow[], SourceProblem>>;
  /** Sends the shop's notification of a transaction once more: the same event. Repeating it is a second notification. */
  renotify(of: { uid: string; shopId: number }): Promise<Result<Renotified, SourceProblem>>;
  /** What the gateway keeps of a shop, as JSON in the published form (`#contract/cms-modules/settings`): who takes it parses it. */
  shopSettings(shopId: number): Promise<Result<unknown, SourceProblem>>;
  testConnection(at: InstantText): Promise<ConnectionReport>;
}
