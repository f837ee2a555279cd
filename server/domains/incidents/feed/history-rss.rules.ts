import { type FeedIncident, type FeedPage, titleOf } from './statuspage.rules.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Sun, 29 Nov 2026 02:00:00 +0000`, as RSS 2.0 wants it (RFC 822 with four digits of the year). */
export function rssDate(at: string): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO('UTC');
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;
  return `${DAYS[time.dayOfWeek - 1]}, ${two(time.day)} ${MONTHS[time.month - 1]} ${time.year} ${clock} +0000`;
}

const WORDS = {
  ru: {
    title: 'Состояние',
    states: {
      investigating: 'Разбираемся',
      identified: 'Причина известна',
      monitoring: 'Наблюдаем',
      resolved: 'Закрыто',
    },
  },
  en: {
    title: 'Status',
    states: {
      investigating: 'Investigating',
      identified: 'Identified',
      monitoring: 'Monitoring',
      resolved: 'Resolved',
    },
  },
} as const;

/** Incidents as an RSS 2.0 feed, an item each with all that was told of it. */
export function historyRss(incidents: readonly FeedIncident[], page: FeedPage): string {
  const words = WORDS[page.language];
  const items = incidents.map((incident) => {
    const told = incident.updates
      .toReversed()
      .map(({ at, state, ru, en }) => {
        const said = page.language === 'ru' ? ru || en : en || ru;
        return `<p><strong>${rssDate(at)} ${words.states[state]}</strong> ${escaped(said)}</p>`;
      })
      .join('');
    const last = incident.updates.at(-1)?.at ?? incident.startedAt;
    return [
      '<item>',
      `<title>${escaped(titleOf(incident, page.language))}</title>`,
      `<description>${escaped(told)}</description>`,
      `<pubDate>${rssDate(last)}</pubDate>`,
      `<link>${escaped(page.url)}</link>`,
      `<guid isPermaLink="false">${incident.id}</guid>`,
      '</item>',
    ].join('');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0"><channel>',
    `<title>${escaped(`${page.name}: ${words.title}`)}</title>`,
    `<link>${escaped(page.url)}</link>`,
    `<description>${escaped(page.name)}</description>`,
    `<language>${page.language}</language>`,
    `<pubDate>${rssDate(page.at)}</pubDate>`,
    ...items,
    '</channel></rss>',
  ].join('\n');
}
