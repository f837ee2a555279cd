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

const NEW = { pollSeconds: 60, overlapMinutes: 30, enrichPerHour: 600 };

/** What the form starts with. Secrets are never shown: an empty password keeps the present one. */
export function draftOf(source: Source | undefined, today: string, zone: string): SourceDraft {
  const settings = source?.settings;
  const { pollSeconds, overlapMinutes, enrichPerHour } = settings ?? NEW;
  return {
    name: source?.name ?? '',
    kind: source?.kind ?? 'begateway-back-office',
    backOffice: settings?.origins.backOffice ?? '',
    gateway: settings?.origins.gateway ?? '',
    api: settings?.origins.api ?? '',
    checkout: settings?.origins.checkout ?? '',
    user: settings?.user ?? '',
    password: '',
    startDay: settings?.startFrom.slice(0, 10) ?? today,
    pollSeconds: String(pollSeconds),
    overlapMinutes: String(overlapMinutes),
    enrichPerHour: String(enrichPerHour),
    timeZone: settings?.timeZone ?? zone,
    publicKey: settings?.publicKey ?? '',
  };
}

/** The typed text as the contract wants it; what the form does not show stays as it was. */
export function inputOf(draft: SourceDraft, before: SourceSettings | undefined) {
  const isSameDay = before !== undefined && before.startFrom.startsWith(draft.startDay);
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
      startFrom: isSameDay ? before.startFrom : `${draft.startDay}T00:00:00Z`,
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
