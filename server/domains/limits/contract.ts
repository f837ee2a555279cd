import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';
import { AcquirerId, LimitId, MerchantId, PersonId, RaiseId, ShopId, TerminalId, TicketId } from '#kernel/ids';
import { Language } from '#kernel/language';
import { Currency } from '#kernel/money';

/** Languages in which letters to banks and news for merchants are prepared. */
export const LetterLanguage = z.enum(['ru', 'en']);
export type LetterLanguage = z.infer<typeof LetterLanguage>;

/** What is measured: one payment, or the sum or number of a day or a month. */
export const LimitKind = z.enum(['single-amount', 'day-amount', 'day-count', 'month-amount', 'month-count']);
export type LimitKind = z.infer<typeof LimitKind>;

/** Whether refunds give room back: never, always, or only those of payments of the same day of the limit's zone. */
export const RefundsCounted = z.enum(['none', 'subtract', 'subtract-same-day']);
export type RefundsCounted = z.infer<typeof RefundsCounted>;

export const LimitWindow = z.enum(['calendar', 'rolling']);
export type LimitWindow = z.infer<typeof LimitWindow>;

const Minute = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Minor units of the currency, or a number of payments. */
const LimitValue = z.int().positive();
/** Short text of a person: cleaned and masked before it is kept. */
const Line = (most: number) => z.string().trim().max(most);
const Moment = z.iso.datetime();

/** What was agreed with the bank. A calendar window begins at `resetClock` of `zone` (of a month: on `resetDay`); a rolling one is the last 24 hours or 30 days. */
export const LimitTerms = z.object({
  value: LimitValue,
  window: LimitWindow.default('calendar'),
  zone: z.string().max(60),
  resetClock: Minute.default('00:00'),
  /** To 28, so that every month has it. */
  resetDay: z.int().min(1).max(28).default(1),
  refunds: RefundsCounted.default('none'),
  /** Whether an authorisation that was not captured takes room. */
  countsHolds: z.boolean().default(false),
  /** The paper it stands in, and who agreed. */
  document: Line(300).default(''),
  agreedBy: Line(200).default(''),
});
export type LimitTerms = z.infer<typeof LimitTerms>;

/** One version of the terms, half open; the last one is open. */
export const LimitVersion = LimitTerms.extend({
  from: Moment,
  to: Moment.nullable(),
  enteredAt: Moment,
  enteredBy: z.string().nullable(),
});
export type LimitVersion = z.infer<typeof LimitVersion>;

/** Another value for a while, half open. */
export const TemporaryRaise = z.object({
  from: Moment,
  to: Moment,
  value: LimitValue,
  raiseId: RaiseId.nullable(),
});
export type TemporaryRaise = z.infer<typeof TemporaryRaise>;

export const AlertLevel = z.enum(['70', '85', '95', 'foretold', 'reached']);
export type AlertLevel = z.infer<typeof AlertLevel>;

export const LimitAlert = z.object({
  limitId: LimitId,
  level: AlertLevel,
  windowStart: Moment,
  raisedAt: Moment,
  clearedAt: Moment.nullable(),
});
export type LimitAlert = z.infer<typeof LimitAlert>;

/** Why there is no forecast: a stable word. */
export const HiddenForecast = z.enum(['too-little-history', 'no-window', 'nothing-paid', 'not-computed-yet']);
export type HiddenForecast = z.infer<typeof HiddenForecast>;

const Probability = z.number().min(0).max(1);

/** A moment of the window: used so far (a band while some payments' terminal is unknown), or foretold. */
export const CurvePoint = z.object({
  at: Moment,
  low: z.number(),
  middle: z.number(),
  high: z.number(),
  isForetold: z.boolean(),
});
export type CurvePoint = z.infer<typeof CurvePoint>;

export const LimitForecast = z.object({
  /** When the cap is reached, with 10, 50 and 90 of 100 chances that it is by then; null: not before the window ends. */
  p10: Moment.nullable(),
  p50: Moment.nullable(),
  p90: Moment.nullable(),
  pBeforeReset: Probability,
  pBeforeBankOpens: Probability,
  /** The moment `pBeforeBankOpens` speaks of; null where the bank's hours are not known. */
  bankOpensAt: Moment.nullable(),
  curve: z.array(CurvePoint).max(800),
  /** What the bank would be asked for: the 95th percentile of a month's turnover, where it can be said. */
  monthP95: z.number().nullable(),
});
export type LimitForecast = z.infer<typeof LimitForecast>;

const PartOfDay = z.enum(['night', 'morning', 'afternoon', 'evening']);

/** How far off the forecasts of the last four weeks were: shares of what was used. */
export const ForecastError = z.object({
  wape: z.number(),
  bias: z.number(),
  /** WAPE of each quarter of the day in the limit's zone, the night from midnight on. */
  byPart: z.record(PartOfDay, z.number()).optional(),
  /** From how many predictions each is: a part of a day is one. */
  toldByPart: z.record(PartOfDay, z.int()).optional(),
});
export type ForecastError = z.infer<typeof ForecastError>;

/** How full a limit is now and will be. Of a limit on one payment nothing is used. */
export const LimitUsage = z.object({
  asOf: Moment,
  windowStart: Moment.nullable(),
  windowEnd: Moment.nullable(),
  /** A band while the terminal of some payments is not known: certain, most likely, at most. */
  usedLow: z.number(),
  usedLikely: z.number(),
  usedHigh: z.number(),
  cap: LimitValue,
  /** `usedLikely` of `cap`; over 1 is over. */
  share: z.number(),
  hidden: HiddenForecast.nullable(),
  forecast: LimitForecast.nullable(),
  error: ForecastError.nullable(),
});
export type LimitUsage = z.infer<typeof LimitUsage>;

export const RaiseState = z.enum(['asked', 'agreed', 'refused', 'withdrawn']);
export type RaiseState = z.infer<typeof RaiseState>;

/** One request to the bank for more. */
export const LimitRaise = z.object({
  id: RaiseId,
  limitId: LimitId,
  state: RaiseState,
  askedValue: LimitValue,
  askedAt: Moment,
  askedBy: z.string().nullable(),
  /** For how long more is asked; null: for good. */
  wantedUntil: Moment.nullable(),
  subject: z.string(),
  letter: z.string(),
  contactName: z.string(),
  contactAddress: z.string(),
  ticketId: TicketId.nullable(),
  decidedAt: Moment.nullable(),
  decidedBy: z.string().nullable(),
  agreedValue: LimitValue.nullable(),
  agreedUntil: Moment.nullable(),
  /** Who said so at the bank, and in which words. */
  said: z.string(),
});
export type LimitRaise = z.infer<typeof LimitRaise>;

/** A merchant whose payments pass a limited terminal. */
export const TouchedMerchant = z.object({
  merchantId: MerchantId,
  name: z.string().nullable(),
  language: Language.nullable(),
  accountManager: z.string().nullable(),
  shopIds: z.array(ShopId),
});
export type TouchedMerchant = z.infer<typeof TouchedMerchant>;

export const Limit = z.object({
  id: LimitId,
  terminalId: TerminalId,
  terminalName: z.string().nullable(),
  acquirerId: AcquirerId.nullable(),
  acquirerName: z.string().nullable(),
  kind: LimitKind,
  currency: Currency,
  terms: LimitTerms,
  /** The value that holds now: of a temporary raise, or of the terms. */
  cap: LimitValue,
  raisedUntil: Moment.nullable(),
  endedAt: Moment.nullable(),
  usage: LimitUsage.nullable(),
  /** The highest alert of the running window. */
  alert: AlertLevel.nullable(),
  /** The request to the bank that waits for an answer. */
  openRaise: RaiseId.nullable(),
  /** Merchants whose payments passed the terminal lately; of an account manager their own alone. */
  merchants: z.array(TouchedMerchant.pick({ merchantId: true, name: true })),
});
export type Limit = z.infer<typeof Limit>;

/** Something a person has to do about a limit while the bank still works. */
export const LimitTask = z.object({
  limitId: LimitId,
  windowStart: Moment,
  merchantId: MerchantId,
  merchantName: z.string().nullable(),
  personId: PersonId.nullable(),
  personName: z.string().nullable(),
  raisedAt: Moment,
});
export type LimitTask = z.infer<typeof LimitTask>;

/** A limit that nobody entered, seen in the pattern of declines: one terminal, one code, many cards and issuers at once. */
export const RecognisedLimit = z.object({
  id: z.uuid(),
  terminalId: TerminalId,
  currency: Currency,
  code: z.string(),
  startedAt: Moment,
  endedAt: Moment.nullable(),
  attempts: z.int(),
  declined: z.int(),
  bins: z.int(),
  /** What was used at that moment by each kind of limit it may be: the estimate of its value. */
  estimates: z.array(z.object({ kind: LimitKind, low: z.number(), high: z.number() })),
  limitId: LimitId.nullable(),
});
export type RecognisedLimit = z.infer<typeof RecognisedLimit>;

/** What a verdict is told of the limits of the terminal of one payment, at the moment of the payment. */
export const LimitFact = z.object({
  limitId: LimitId,
  kind: LimitKind,
  currency: Currency,
  cap: z.number(),
  usedLow: z.number().nullable(),
  usedHigh: z.number().nullable(),
  /** Whether it was used up: `maybe` while some payments' terminal is unknown. */
  isReached: z.enum(['yes', 'maybe', 'no']),
  /** When its window began and ends; null for one payment. */
  windowStart: Moment.nullable(),
  windowEnd: Moment.nullable(),
});
export type LimitFact = z.infer<typeof LimitFact>;
/** `recognised`: a limit that nobody entered, open at that moment. */
export const LimitFacts = z.object({
  limits: z.array(LimitFact),
  recognised: RecognisedLimit.pick({ id: true, code: true, startedAt: true, declined: true, bins: true }).nullable(),
});
export type LimitFacts = z.infer<typeof LimitFacts>;

const OfLimit = z.object({ limitId: LimitId });
const OfRaise = z.object({ raiseId: RaiseId });

export const listLimits = endpoint({
  method: 'get',
  path: '/limits',
  summary: 'Limits in force, the soonest exhausted first, with what there is to do about them.',
  query: z.object({
    merchantId: MerchantId.optional(),
    terminalId: TerminalId.optional(),
    ended: z.stringbool().default(false),
  }),
  response: z.object({ items: z.array(Limit), asOf: Moment, tasks: z.array(LimitTask) }),
});

export const LimitDetail = z.object({
  limit: Limit,
  versions: z.array(LimitVersion),
  temporary: z.array(TemporaryRaise),
  alerts: z.array(LimitAlert),
  raises: z.array(LimitRaise),
  merchants: z.array(TouchedMerchant),
});
export type LimitDetail = z.infer<typeof LimitDetail>;
export const getLimit = endpoint({
  method: 'get',
  path: '/limits/:limitId',
  summary: 'One limit with its history, alerts, raises and the merchants it touches.',
  params: OfLimit,
  response: LimitDetail,
});

export const NewLimit = LimitTerms.extend({
  terminalId: TerminalId,
  kind: LimitKind,
  currency: Currency,
  /** Since when it holds; now unless said. */
  from: Moment.nullable().default(null),
});
export type NewLimit = z.infer<typeof NewLimit>;
export const addLimit = endpoint({
  method: 'post',
  path: '/limits',
  summary: 'Enter a limit of a terminal.',
  body: NewLimit,
  response: z.object({ id: LimitId }),
});

export const LimitChange = LimitTerms.extend({ from: Moment.nullable().default(null) });
export type LimitChange = z.infer<typeof LimitChange>;
export const changeLimit = endpoint({
  method: 'patch',
  path: '/limits/:limitId',
  summary: 'Enter new terms; what held before stays in the history.',
  params: OfLimit,
  body: LimitChange,
  response: z.object({ id: LimitId }),
});
export const endLimit = endpoint({
  method: 'post',
  path: '/limits/:limitId/end',
  summary: 'The limit holds no longer.',
  params: OfLimit,
  body: z.object({ reason: Line(300).default('') }),
  response: z.object({}),
});
export const NewTemporaryRaise = z.object({ from: Moment.nullable().default(null), to: Moment, value: LimitValue });
export type NewTemporaryRaise = z.infer<typeof NewTemporaryRaise>;
export const raiseForAWhile = endpoint({
  method: 'post',
  path: '/limits/:limitId/temporary-raises',
  summary: 'Another value for a while, as agreed with the bank.',
  params: OfLimit,
  body: NewTemporaryRaise,
  response: TemporaryRaise,
});

export const ImportedLimit = z.object({
  line: z.int(),
  does: z.enum(['create', 'change', 'nothing', 'refuse']),
  terminalId: z.string(),
  kind: z.string(),
  currency: z.string(),
  value: z.number().nullable(),
  reason: z.string().nullable(),
});
export type ImportedLimit = z.infer<typeof ImportedLimit>;
export const LimitImport = z.object({
  dryRun: z.boolean(),
  lines: z.array(ImportedLimit),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  ignoredColumns: z.array(z.string()),
});
export type LimitImport = z.infer<typeof LimitImport>;
export const importLimits = endpoint({
  method: 'post',
  path: '/limits/import',
  summary: 'Take in limits from a CSV file; with `dryRun` only say what would happen to each line.',
  body: z.object({ text: z.string().max(2_000_000), dryRun: z.boolean().default(true) }),
  response: LimitImport,
});

/** A letter to the bank as it would be sent. `curve` is the use of the window as lines of numbers. */
export const PreparedLetter = z.object({
  askedValue: LimitValue,
  language: LetterLanguage,
  subject: z.string(),
  text: z.string(),
  contacts: z.array(z.object({ name: z.string(), role: z.string(), address: z.string(), atAnyHour: z.boolean() })),
  /** When the bank opens next; null where it is open now or its hours are not known. */
  bankOpensAt: Moment.nullable(),
});
export type PreparedLetter = z.infer<typeof PreparedLetter>;
export const prepareLetter = endpoint({
  method: 'get',
  path: '/limits/:limitId/letter',
  summary: 'The prepared letter that asks the bank for more.',
  params: OfLimit,
  query: z.object({ language: LetterLanguage.optional(), askedValue: z.coerce.number().pipe(LimitValue).optional() }),
  response: PreparedLetter,
});

/** Agreed until a moment is a temporary raise; agreed without one is a new version of the terms. */
export const RaiseDecision = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('agreed'),
    value: LimitValue,
    until: Moment.nullable().default(null),
    said: Line(1000).default(''),
  }),
  z.object({ state: z.literal('refused'), said: Line(1000).default('') }),
  z.object({ state: z.literal('withdrawn'), said: Line(1000).default('') }),
]);
export type RaiseDecision = z.infer<typeof RaiseDecision>;
export const decideRaise = endpoint({
  method: 'post',
  path: '/limits/raises/:raiseId/decision',
  summary: 'Record what the bank said.',
  params: OfRaise,
  body: RaiseDecision,
  response: LimitRaise,
});

/** A merchant to tell, with the prepared words; `toldAt` once somebody did. */
export const Telling = z.object({
  merchantId: MerchantId,
  name: z.string().nullable(),
  language: LetterLanguage,
  subject: z.string(),
  text: z.string(),
  toldAt: Moment.nullable(),
  toldBy: z.string().nullable(),
  ticketId: TicketId.nullable(),
});
export type Telling = z.infer<typeof Telling>;
export const listTellings = endpoint({
  method: 'get',
  path: '/limits/raises/:raiseId/tellings',
  summary: 'The merchants an answer of the bank touches, and the words prepared for each.',
  params: OfRaise,
  response: z.object({ items: z.array(Telling) }),
});

export const doLimitTask = endpoint({
  method: 'post',
  path: '/limits/:limitId/tasks',
  summary: 'What was to do about a limit for one merchant is done.',
  params: OfLimit,
  body: z.object({ merchantId: MerchantId, windowStart: Moment }),
  response: z.object({}),
});

/** What the provider's aggregation report and our own payments say of one kind of gateway, currency and day. Volumes in minor units. */
export const Reconciled = z.object({
  gatewayType: z.string(),
  acquirerName: z.string().nullable(),
  currency: Currency,
  theirCount: z.number(),
  theirMinor: z.number(),
  ourCount: z.number(),
  ourMinor: z.number(),
  /** Ours whose terminal is not known yet, or is of no bank: by so much the difference may close by itself. */
  unplacedCount: z.number(),
  unplacedMinor: z.number(),
});
export type Reconciled = z.infer<typeof Reconciled>;
export const Reconciliation = z.object({
  from: Moment,
  to: Moment,
  checkedAt: Moment,
  sourceName: z.string(),
  rows: z.array(Reconciled),
});
export type Reconciliation = z.infer<typeof Reconciliation>;
export const listReconciliations = endpoint({
  method: 'get',
  path: '/limits/reconciliations',
  summary: 'The last comparisons with the provider’s aggregation report.',
  response: z.object({ items: z.array(Reconciliation) }),
});
export const reconcileNow = endpoint({
  method: 'post',
  path: '/limits/reconciliations',
  summary: 'Compare the days since the beginning of the month with the provider’s report now.',
  response: z.object({ compared: z.int(), problems: z.array(z.string()) }),
});

/** A terminal seen in payments that belongs to no bank yet. */
export const UnregisteredTerminal = z.object({
  terminalId: TerminalId,
  currencies: z.array(Currency),
  shops: z.int(),
  firstSeenAt: Moment,
  lastSeenAt: Moment,
});
export type UnregisteredTerminal = z.infer<typeof UnregisteredTerminal>;
export const listUnregisteredTerminals = endpoint({
  method: 'get',
  path: '/limits/unregistered-terminals',
  summary: 'Terminals seen in payments that belong to no bank yet.',
  response: z.object({ items: z.array(UnregisteredTerminal) }),
});

export const listRecognisedLimits = endpoint({
  method: 'get',
  path: '/limits/recognised',
  summary: 'Limits that nobody entered, recognised from the pattern of declines.',
  response: z.object({ items: z.array(RecognisedLimit) }),
});
