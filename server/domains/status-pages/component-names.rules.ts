import type { Both } from './facts.ts';

/** Ways to pay, as a page names them; one that is not here goes by the gateway's own word. */
const METHODS: Record<string, Both> = {
  credit_card: { ru: 'Банковские карты', en: 'Bank cards' },
  erip: { ru: 'Счета в ЕРИП', en: 'ERIP bills' },
  halva: { ru: 'Халва', en: 'Halva' },
  apple_pay: { ru: 'Apple Pay', en: 'Apple Pay' },
  google_pay: { ru: 'Google Pay', en: 'Google Pay' },
};
const YOUR_SHOPS: Both = { ru: 'Только ваши магазины', en: 'Your shops only' };

/** The name of a component for people; `banks` by the id of the acquirer. Undefined for one that no page has a line of. */
export function componentName(component: string, banks: ReadonlyMap<string, string>): Both | undefined {
  const [kind, ...rest] = component.split(':');
  const id = rest.join(':');
  if (kind === 'method') return METHODS[id] ?? { ru: id, en: id };
  if (kind === 'merchant') return YOUR_SHOPS;
  const bank = kind === 'acquirer' ? banks.get(id) : undefined;
  return bank === undefined ? undefined : { ru: bank, en: bank };
}
