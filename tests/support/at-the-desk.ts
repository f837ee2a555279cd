import type { Page } from 'playwright-core';
import type { GatewayTransaction } from '../../server/domains/gateways/contract.ts';
import { mergeTransactions } from '../../server/domains/transactions/index.ts';
import { type Context, createContext } from '../../server/platform/context.ts';
import type { Desk } from './sample-desk.ts';

/** A context of the running program: what happens through it is heard by its consoles. */
export const atDesk = ({ app }: Desk): Context => createContext(app.services, { kind: 'job', name: 'test' }, 'all');

/** Lets time pass for the program and for a browser's page alike. */
export async function letPass({ clock }: Desk, page: Page, seconds: number): Promise<void> {
  clock.set(clock.now().add({ seconds }));
  await page.clock.fastForward(seconds * 1000);
}

let made = 0;

/** A payment arrives, as if it had just been pulled. */
export async function payNow(desk: Desk, more: Partial<GatewayTransaction> = {}): Promise<string> {
  made += 1;
  const uid = `77777777-${String(made).padStart(10, '0')}`;
  const at = desk.clock.now().add({ milliseconds: made }).toString({ fractionalSecondDigits: 6 });
  const transaction: GatewayTransaction = {
    uid,
    shopId: 2112,
    type: 'payment',
    status: 'successful',
    code: 'S.0000',
    amountMinor: 1000 + made,
    currency: 'BYN',
    trackingId: `live-${made}`,
    createdAt: at,
    ...more,
  };
  await mergeTransactions(atDesk(desk), {
    knowledge: 'webhook',
    documents: [{ transaction, document: '{}' }],
    origin: 'test',
  });
  return uid;
}

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
export const fill = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).first().fill(text);
export const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
export const told = (page: Page, text: string) => page.getByText(text).first().waitFor();
export const alarm = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text }).waitFor();
