import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { atDesk } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { makePerson, signedIn } from '../../support/people.ts';
import { sampleDesk } from '../../support/sample-desk.ts';

// The browser's own walls stand: with them switched off nothing in these journeys would prove anything.
const desk = await sampleDesk();
const browser = await openBrowser();
const stranger = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end('<p>elsewhere</p>'));
await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
const elsewhere = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`; // it listens on a port
afterAll(() => stranger.close());

async function visitor() {
  const { cookie } = await signedIn(
    atDesk(desk),
    await makePerson(atDesk(desk), { role: 'administrator', withApp: true }),
  );
  return openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie });
}

test('a page of another origin can neither read nor change anything, nor frame the console', async () => {
  const { page } = await visitor();
  await page.goto(elsewhere);

  const outcome = await page.evaluate(async (base) => {
    const tried = (promise: Promise<Response>) =>
      promise.then(
        (answer) => answer.status,
        () => 'refused',
      );
    const read = await tried(fetch(`${base}/api/me`, { credentials: 'include' }));
    const written = await tried(
      fetch(`${base}/api/session/lock`, { method: 'POST', credentials: 'include', mode: 'no-cors', body: '{}' }),
    );
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.src = base;
    await new Promise((resolve) => frame.addEventListener('load', resolve));
    const socket = await new Promise((resolve) => {
      const line = new WebSocket(`${base.replace('http', 'ws')}/live/?EIO=4&transport=websocket`);
      line.onopen = () => resolve('open');
      line.onerror = () => resolve('refused');
    });
    return { read, written, socket };
  }, desk.base);

  expect(outcome).toEqual({ read: 'refused', written: 'refused', socket: 'refused' });
  const framed = page.frames().find((frame) => frame !== page.mainFrame());
  expect(await framed?.content()).not.toContain('csp-nonce');
  const me = await page.context().request.get(`${desk.base}/api/me`);
  expect(await me.json()).toMatchObject({ locked: false });
});

test('the content policy holds: no script and no style of a stranger runs in the console', async () => {
  const { page } = await visitor();
  await page.goto('/settings');
  await page.getByRole('navigation').waitFor();

  const ran = await page.evaluate(async () => {
    const broken: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => broken.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.stranger = true';
    document.body.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { outline: 9px solid red }';
    document.head.append(style);
    await fetch('http://127.0.0.1:9/').catch(() => {});
    await new Promise((resolve) => setTimeout(resolve));
    return { broken, stranger: 'stranger' in window, outline: getComputedStyle(document.body).outlineWidth };
  });

  expect(ran.stranger).toBe(false);
  expect(ran.outline).not.toBe('9px');
  expect(ran.broken).toEqual(expect.arrayContaining(['script-src-elem', 'style-src-elem', 'connect-src']));
});

test('the product has none of the demo’s doors', async () => {
  const { page } = await visitor();

  const people = await page.request.get(`${desk.base}/api/demo/people`);
  const entry = await page.request.post(`${desk.base}/api/demo/entries`, { data: {} });
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('button').first().waitFor();

  expect([people.status(), entry.status()]).toEqual([404, 404]);
  expect(desk.app.served.filter(({ endpoint }) => endpoint.path.startsWith('/demo'))).toEqual([]);
});
