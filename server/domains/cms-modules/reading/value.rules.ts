/** How WooCommerce draws yes, no and "off": its own tick, its own cross for "no" and for "warning" alike, a plain dash. */
export type Mark = 'yes' | 'no' | 'dash';

export interface ReadValue {
  /** Without its mark. */
  value: string;
  mark?: Mark;
  /** In megabytes, whatever unit and language it was written in. */
  megabytes?: number;
}

const MARKS = new Map<string, Mark>([
  ['✔', 'yes'],
  ['✓', 'yes'],
  ['✅', 'yes'],
  ['❌', 'no'],
  ['✘', 'no'],
  ['✖', 'no'],
  ['–', 'dash'],
  ['—', 'dash'],
]);

// Мо is how a French site writes megabytes, МБ a Russian one.
const SIZE = /^([\d.,]{1,15}) ?(B|KB|MB|GB|Ko|Mo|Go|K|M|G|КБ|МБ|ГБ)$/i;
const IN_MEGABYTES = new Map([
  ['b', 1 / 1_048_576],
  ['k', 1 / 1024],
  ['к', 1 / 1024],
  ['m', 1],
  ['м', 1],
  ['g', 1024],
  ['г', 1024],
]);

export function readValue(raw: string): ReadValue {
  // Most values begin with a letter: no mark and no size does.
  if (isLetter(raw.charCodeAt(0))) return { value: raw };
  const mark = MARKS.get(raw.charAt(0)) ?? (raw === '-' ? 'dash' : undefined);
  const value = mark === undefined ? raw : raw.slice(1).trim();
  const megabytes = sizeOf(value);
  return { value, ...(mark === undefined ? {} : { mark }), ...(megabytes === undefined ? {} : { megabytes }) };
}

function sizeOf(value: string): number | undefined {
  const size = isDigit(value.charCodeAt(0)) ? SIZE.exec(value) : null;
  const factor = IN_MEGABYTES.get((size?.[2] ?? '').charAt(0).toLowerCase());
  const number = Number((size?.[1] ?? '').replace(',', '.'));
  return factor === undefined || Number.isNaN(number) ? undefined : number * factor;
}

// Asked of every line: a pattern takes ten times as long for one sign.
export const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isDigit = (code: number) => code >= 48 && code <= 57;

/** `1,543` → 1543; undefined for what is no whole number. */
export function wholeNumber(text: string): number | undefined {
  return /^\d{1,3}(?:[,.\u00a0 ]\d{3}){0,4}$|^\d{1,12}$/.test(text) ? Number(text.replace(/\D/g, '')) : undefined;
}
