import type { Source, SourceKind, SourceSettings } from '#contract/gateways';

/** A source as it is typed: all text. */
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
  enrichPerHour: string;
  timeZone: string;
  publicKey: string;
}

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
  enrichPerHour: '600',
  timeZone: '',
  publicKey: '',
};

/** What the form starts with. Secrets are never shown: an empty password keeps the present one. */
export function draftOf(source: Source | undefined, today: string, zone: string): SourceDraft {
  if (source === undefined) return { ...EMPTY, startDay: today, timeZone: zone };
  const { name, kind, settings } = source;
  const { publicKey = '', pollSeconds, overlapMinutes, enrichPerHour } = settings;
  const { backOffice, gateway = '', api = '', checkout = '' } = settings.origins;
  return {
    ...EMPTY,
    name,
    kind,
    backOffice,
    gateway,
    api,
    checkout,
    user: settings.user,
    startDay: settings.startFrom.slice(0, 10),
    pollSeconds: String(pollSeconds),
    overlapMinutes: String(overlapMinutes),
    enrichPerHour: String(enrichPerHour),
    timeZone: settings.timeZone,
    publicKey,
  };
}

/** The typed text as the contract wants it; what the form does not show stays as it was. */
export function inputOf(draft: SourceDraft, before: SourceSettings | undefined) {
  const isSameDay = before?.startFrom.startsWith(draft.startDay) === true;
  const publicKey = draft.publicKey.trim();
  const { publicKey: _replaced, ...kept } = before ?? {};
  return {
    name: draft.name,
    kind: draft.kind,
    password: draft.password,
    settings: {
      ...kept,
      origins: {
        backOffice: draft.backOffice.trim(),
        ...origin('gateway', draft.gateway),
        ...origin('api', draft.api),
        ...origin('checkout', draft.checkout),
      },
      user: draft.user.trim(),
      startFrom: isSameDay && before !== undefined ? before.startFrom : `${draft.startDay}T00:00:00Z`,
      pollSeconds: Number(draft.pollSeconds),
      overlapMinutes: Number(draft.overlapMinutes),
      enrichPerHour: Number(draft.enrichPerHour),
      timeZone: draft.timeZone.trim(),
      ...(publicKey !== '' && { publicKey }),
    },
  };
}

function origin<K extends string>(name: K, typed: string): Partial<Record<K, string>> {
  const url = typed.trim();
  return url === '' ? {} : ({ [name]: url } as Record<K, string>); // one key of this very name
}
