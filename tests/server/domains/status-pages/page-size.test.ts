import { expect, test } from 'vitest';
import type { MerchantPageFacts, ShopFacts } from '../../../../server/domains/status-pages/facts.ts';
import { dayOf, daysUntil } from '../../../../server/domains/status-pages/history.rules.ts';
import { shopFacts } from '../../../../server/domains/status-pages/shop-facts.rules.ts';
import { merchantPage } from '../../../../server/domains/status-pages/templates/merchant-page.ts';

const at = Temporal.Instant.from('2026-11-09T09:00:00Z');
const ZONE = 'Europe/Minsk';
const MOST_BYTES = 50_000;
const both = (text: string) => ({ ru: text, en: text });
const sentence = 'Выберите нужную валюту в настройках сайта и сделайте один настоящий платёж. '.repeat(2);

const shop = (shopId: number): ShopFacts => ({
  ...shopFacts({
    shopId,
    cms: 'woocommerce',
    payments: undefined,
    module: undefined,
    notifications: undefined,
    limits: 0,
  }),
  findings: Array.from({ length: 4 }, () => ({
    severity: 'harms' as const,
    words: { ru: { title: 'Валюта', merchant: sentence }, en: { title: 'Currency', merchant: sentence } },
  })),
});

/** Every fourth day was a bad one. */
const troubled = daysUntil(at, ZONE).map((date, index) => {
  const from = date.toZonedDateTime(ZONE).toInstant().add({ hours: 9 });
  const impact = { incidentId: 'i', state: 'partial' as const, from, to: from.add({ minutes: 95 }) };
  return dayOf(date, ZONE, index % 4 === 0 ? [impact] : [], at);
});

const page = (shops: number): MerchantPageFacts => ({
  at,
  zone: ZONE,
  provider: 'Sample Payments',
  shops: Array.from({ length: shops }, (_, index) => shop(4000 + index)),
  limits: [{ channel: both('Sample Bank'), kind: 'month-amount', level: 'filling', foretold: true }],
  channels: Array.from({ length: 5 }, (_, index) => ({
    key: `acquirer:${index}`,
    name: both('Sample Bank'),
    state: 'partial',
  })),
  incidents: Array.from({ length: 2 }, (_, index) => ({
    id: String(index),
    title: both('Sample Bank'),
    state: 'partial',
    stage: 'identified',
    from: at.toString(),
    to: null,
    channels: [],
    updates: Array.from({ length: 9 }, () => ({ at: at.toString(), text: both(sentence) })),
  })),
  works: [],
  history: Array.from({ length: 5 }, (_, index) => ({
    key: `acquirer:${index}`,
    name: both('Sample Bank'),
    days: troubled,
  })),
});

test.each([1, 3, 10])('a full page of %i shops in a bad quarter stays under 50 kB', (shops) => {
  const html = merchantPage(page(shops), 'ru', { until: at, takesReports: true });

  expect(html).toContain('Магазин 4000');
  expect(Buffer.byteLength(html)).toBeLessThan(MOST_BYTES);
});

test('with many shops each still says what is to do', () => {
  const html = merchantPage(page(10), 'ru', undefined);

  expect(html).toContain('Возвратов ещё не было');
  expect(html).not.toContain('Попросите поддержку отправить одно уведомление ещё раз');
});
