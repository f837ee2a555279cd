import type { MethodType, Source, SourceKind, SourceSettings } from '#contract/gateways';
import { startOfDay } from '../../lib/desk-day.rules.ts';
import { type ShopKeysDraft, shopKeysDraftOf, shopKeysInputOf } from './shop-keys.rules.ts';

/** A source as it is typed. */
export interface SourceDraft {
  name: string;
  kind: SourceKind;
  backOffice: string;
  gateway: string;
  api: string;
  checkout: string;
  user: string;
  password: string;
  startDay: string;
  pollSeconds: string;
  overlapMinutes: string;
  pageSize: string;
  enrichPerHour: string;
  timeZone: string;
  reportVersion: '2' | '3';
  methodTypes: MethodType[];
  publicKey: string;
  /** Write-only: empty keeps what is known. */
  signingKey: string;
  shops: ShopKeysDraft[];
}

/** The fields of a draft that are typed as text. */
export type TypedField = { [F in keyof SourceDraft]: SourceDraft[F] extends string ? F : never }[keyof SourceDraft];

const EMPTY: SourceDraft = {
  name: '',
  kind: 'begateway-back-office',
  backOffice: '',
  gateway: '',
  api: '',
  checkout: '',
  user: '',
  password: '',
  startDay: '',
  pollSeconds: '60',
  overlapMinutes: '30',
  pageSize: '500',
  enrichPerHour: '600',
  timeZone: '',
  reportVersion: '3',
  methodTypes: ['credit_card', 'alternative', 'erip'],
  publicKey: '',
  signingKey: '',
  shops: [],
};

/** The desk's own day of an instant, and its zone: the first day to pull is a day of the desk. */
export interface DeskDays {
  zone: string;
  isoDay(atMs: number): string;
}

/** What the form starts with. Secrets are never shown: an empty field keeps what is known. */
export function draftOf(source: Source | undefined, nowMs: number, days: DeskDays): SourceDraft {
  if (source === undefined) return { ...EMPTY, startDay: days.isoDay(nowMs), timeZone: days.zone };
  const { name, kind, settings, shops } = source;
  const { backOffice, gateway = '', api = '', checkout = '' } = settings.origins;
  return {
    name,
    kind,
    backOffice,
    gateway,
    api,
    checkout,
    user: settings.user,
    password: '',
    startDay: days.isoDay(Date.parse(settings.startFrom)),
    pollSeconds: String(settings.pollSeconds),
    overlapMinutes: String(settings.overlapMinutes),
    pageSize: String(settings.pageSize),
    enrichPerHour: String(settings.enrichPerHour),
    timeZone: settings.timeZone,
    reportVersion: settings.reportVersion === 2 ? '2' : '3',
    methodTypes: settings.methodTypes,
    publicKey: settings.publicKey ?? '',
    signingKey: '',
    shops: shops.map(shopKeysDraftOf),
  };
}

/** The draft as the contract wants it. */
export function inputOf(draft: SourceDraft, before: SourceSettings | undefined, days: DeskDays) {
  const publicKey = draft.publicKey.trim();
  const signingKey = draft.signingKey.trim();
  return {
    name: draft.name,
    kind: draft.kind,
    password: draft.password,
    shops: shopKeysInputOf(draft.shops),
    ...(signingKey !== '' && { signingKey }),
    settings: {
      origins: {
        backOffice: draft.backOffice.trim(),
        ...origin('gateway', draft.gateway),
        ...origin('api', draft.api),
        ...origin('checkout', draft.checkout),
      },
      user: draft.user.trim(),
      startFrom: startOf(draft.startDay, before, days),
      pollSeconds: Number(draft.pollSeconds),
      overlapMinutes: Number(draft.overlapMinutes),
      pageSize: Number(draft.pageSize),
      enrichPerHour: Number(draft.enrichPerHour),
      timeZone: draft.timeZone.trim(),
      reportVersion: draft.reportVersion === '2' ? (2 as const) : (3 as const),
      methodTypes: draft.methodTypes,
      ...(publicKey !== '' && { publicKey }),
    },
  };
}

/** Another beginning reads everything again, so the same day stays the very same instant. */
function startOf(day: string, before: SourceSettings | undefined, { zone, isoDay }: DeskDays): string {
  if (before !== undefined && isoDay(Date.parse(before.startFrom)) === day) return before.startFrom;
  return day === '' ? '' : startOfDay(day, zone);
}

function origin<K extends string>(name: K, typed: string): Partial<Record<K, string>> {
  const url = typed.trim();
  return url === '' ? {} : ({ [name]: url } as Record<K, string>); // one key of this very name
}
