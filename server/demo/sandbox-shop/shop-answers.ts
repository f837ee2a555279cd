import type { SampleShop, ShopHabit } from '../sample/index.ts';

export interface ShopAnswer {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

export interface ShopAsked {
  isSecure: boolean;
  /** Path and query. */
  path: string;
  method: string;
  authorization: string | undefined;
}

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
const pageOf = (title: string) =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;

/** How the modules turn away whoever proves nothing, each in its own words. */
const REFUSALS: readonly (readonly [cms: string, answer: ShopAnswer])[] = [
  ['woocommerce', { status: 500, body: pageOf('beGateway Notify Failure'), headers: HTML }],
  ['opencart-3', { status: 200, body: '' }],
  ['opencart-2', { status: 200, body: 'webhook not authorized' }],
  ['bitrix', { status: 200, body: 'ERROR: WEBHOOK IS NOT AUTHORIZED' }],
  ['magento', { status: 403, body: 'Forbidden' }],
  ['cs-cart', { status: 200, body: 'FAIL' }],
  ['virtuemart', { status: 200, body: 'ERROR' }],
  ['', { status: 200, body: 'Not authorized' }],
];

/** What a shop of the sample answers, with the trouble that it has. `callback` is where it takes notifications. */
export function answerOf(
  shop: SampleShop,
  kind: ShopHabit['kind'],
  callback: URL,
  { isSecure, path, method, authorization }: ShopAsked,
): ShopAnswer {
  if (!isSecure) return { status: 301, body: '', headers: { Location: `https://${shop.domain}${path}` } };
  if (path === '/') return { status: 200, body: pageOf(shop.name ?? shop.domain), headers: HTML };
  if (path !== callback.pathname + callback.search) return { status: 404, body: pageOf('404'), headers: HTML };
  switch (kind) {
    case 'firewall':
      return {
        status: 403,
        body: pageOf('Just a moment...'),
        headers: { ...HTML, Server: 'cloudflare', 'cf-mitigated': 'challenge' },
      };
    case 'wrong-key':
      return { status: 200, body: 'webhook not authorized' };
    case 'moved':
      return { status: 404, body: pageOf('404'), headers: HTML };
    default:
      return isKnown(shop, authorization) && method === 'POST' ? { status: 200, body: 'No order' } : refusalOf(shop);
  }
}

const refusalOf = ({ cms }: SampleShop): ShopAnswer =>
  REFUSALS.find(([name]) => (cms ?? '').startsWith(name))?.[1] ?? { status: 200, body: 'Not authorized' };

const isKnown = ({ id, secret }: SampleShop, authorization: string | undefined) =>
  authorization === `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
