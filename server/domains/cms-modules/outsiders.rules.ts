import { MODULES } from './facts/modules.ts';
import { WITHOUT_MODULE } from './facts/platforms.ts';

/** Stands where a shop's own words would: they may hold a sum, a key or a name. */
export const UNTOLD = '…';

const NAMES: ReadonlySet<string> = new Set([
  ...MODULES.flatMap(({ id, name, cms }) => [id, name, cms]),
  ...WITHOUT_MODULE,
]);
const MARKS: ReadonlySet<string> = new Set(MODULES.flatMap(({ notificationMark }) => notificationMark ?? []));

const isName = (value: string) => NAMES.has(value);
const isMark = (value: string) => MARKS.has(value);
const isVersion = (value: string) => /^\d{1,4}(?:\.\d{1,5}){0,3}(?:-(?:alpha|beta|rc)[.\d]{0,4})?$/i.test(value);
const isCount = (value: string) => /^-?\d{1,5}$/.test(value);
const isDay = (value: string) => /^\d{4}-\d\d(?:-\d\d(?: \d\d:\d\d UTC)?)?$/.test(value);
const isCurrency = (value: string) => /^[A-Z]{3}(?:[,; ]{1,2}[A-Z]{3}){0,20}$/.test(value);
const isRatio = (value: string) => /^\d{1,7}(?:\.\d{1,6})?$/.test(value);
const isLibrary = (value: string) =>
  /^(?:cURL [\d.]{1,12}, )?(?:OpenSSL|LibreSSL|BoringSSL|NSS|GnuTLS)[ /]?[\d.]{1,12}[a-z]{0,2}$/i.test(value);
const isStatus = (value: string) => /^[1-5]\d\d$/.test(value);
const isDaysLeft = (value: string) => /^-?\d{1,5} d$/.test(value);

const PAGES = /^(?:(?:Cart|Checkout|Terms and conditions|My account|Shop base)(?:, |$)){1,5}$/i;
const arePages = (value: string) => PAGES.test(value);

type Shape = (value: string) => boolean;

/** The params that may stand before anybody, each in a shape that has no room for words of a shop. */
const TOLD: Readonly<Record<string, readonly Shape[]>> = {
  module: [isName],
  other: [isName],
  cms: [isName],
  version: [isVersion],
  newest: [isVersion],
  php: [isVersion],
  from: [isVersion],
  to: [isVersion],
  names: [arePages],
  library: [isLibrary, isCount],
  since: [isDay],
  ended: [isDay],
  on: [isDay],
  old: [isCurrency],
  next: [isCurrency],
  currency: [isCurrency],
  enabled: [isCurrency],
  ratio: [isRatio],
  times: [isRatio],
  decimals: [isCount],
  iso: [isCount],
  expected: [isCount, isMark],
  failed: [isCount],
  count: [isCount],
  minutes: [isCount],
  seconds: [isCount],
  status: [isStatus],
  problem: [isDaysLeft],
};

/** The params of a finding for whoever has a merchant's link: what the shop itself said – an answer, an address, a setting – is left out. */
export const paramsForOutsiders = (params: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      value === '' || TOLD[name]?.some((fits) => fits(value)) === true ? value : UNTOLD,
    ]),
  );
