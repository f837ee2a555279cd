import { sql } from 'drizzle-orm';
import { acquirers, terminals } from '../../server/domains/acquirers/tables.ts';
import type { WorkingCalendar } from '../../server/domains/calendar/contract.ts';
import type { LimitKind, LimitTerms } from '../../server/domains/limits/contract.ts';
import { startOfHour } from '../../server/domains/limits/forecast/local-hours.rules.ts';
import { limits, limitVersions, terminalShops } from '../../server/domains/limits/tables.ts';
import { countDays } from '../../server/domains/transactions/count-days.ts';
import { transactionHours } from '../../server/domains/transactions/tables.ts';
import { AcquirerId, LimitId, ShopId, TerminalId } from '../../server/kernel/ids.ts';
import type { Database } from '../../server/platform/db.ts';
import { newId } from '../../server/platform/new-id.ts';
import { TERMS } from './back-test.ts';
import { madeTurnover, type Trade } from './made-turnover.ts';

const LONG_AGO = Temporal.Instant.from('2026-01-01T00:00:00Z');
const OFFICE = [{ from: '09:00', to: '18:00' }];
const OFFICE_HOURS: WorkingCalendar = {
  zone: 'Europe/Warsaw',
  week: { 1: OFFICE, 2: OFFICE, 3: OFFICE, 4: OFFICE, 5: OFFICE, 6: [], 7: [] },
  holidays: [],
};

/** A bank with terminals. */
export async function makeBank(db: Database, terminalIds: readonly string[]): Promise<void> {
  const acquirerId = newId(AcquirerId);
  const bank = {
    name: `Bank ${acquirerId}`,
    codeBook: null,
    hours: OFFICE_HOURS,
    contacts: [],
    settlement: null,
    note: '',
  };
  await db.write.insert(acquirers).values({ ...bank, id: acquirerId, createdAt: LONG_AGO });
  await db.write.insert(terminals).values(
    terminalIds.map((id) => ({
      id: TerminalId.parse(id),
      acquirerId,
      name: id,
      currency: null,
      createdAt: LONG_AGO,
    })),
  );
}

export interface MadeLimit {
  terminalId: string;
  value: number;
  kind?: LimitKind;
  currency?: string;
  terms?: Partial<LimitTerms>;
}

/** A limit that holds since long ago. */
export async function makeLimit(db: Database, made: MadeLimit): Promise<LimitId> {
  const id = newId(LimitId);
  const { kind = 'month-amount', currency = 'BYN', value } = made;
  const terminalId = TerminalId.parse(made.terminalId);
  await db.write.insert(limits).values({ id, terminalId, kind, currency, createdAt: LONG_AGO });
  const terms = { ...TERMS, ...made.terms, value };
  await db.write.insert(limitVersions).values({ ...terms, limitId: id, validFrom: LONG_AGO, enteredAt: LONG_AGO });
  return id;
}

/** Says that a shop's payments pass a terminal. */
export async function usesTerminal(db: Database, terminalId: string, shop: number): Promise<void> {
  await db.write.insert(terminalShops).values({
    terminalId: TerminalId.parse(terminalId),
    shopId: ShopId.parse(shop),
    currency: 'BYN',
    firstSeenAt: LONG_AGO,
    lastSeenAt: LONG_AGO,
  });
}

/** What a merchant traded, as hours of one terminal of its; '' is a terminal that no source named. */
export async function enterTrade(
  db: Database,
  trade: Trade,
  { gateway, shop }: { gateway: string; shop: number },
): Promise<void> {
  const { payments, refunds, firstHour } = madeTurnover(trade);
  const rows = (['payment', 'refund'] as const).flatMap((type) => {
    const { count, amount, squares } = type === 'payment' ? payments : refunds;
    return Array.from(count, (number, at) => ({
      hour: startOfHour(firstHour + at).toString(),
      gateway_id: gateway,
      shop_id: shop,
      type,
      payments: number,
      amount_minor: amount[at] ?? 0,
      amount_squares: squares[at] ?? 0,
    })).filter((row) => row.payments > 0);
  });
  await db.write.execute(sql`
    insert into ${transactionHours} (hour, gateway_id, shop_id, method_type, type, status, code, currency, test, payments, amount_minor,
      amount_squares, greatest_minor)
    select hour, gateway_id, shop_id, 'credit_card', type, 'successful', '', 'BYN', false, payments, amount_minor, amount_squares, 0
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as given (hour timestamptz, gateway_id text, shop_id integer, type text,
      payments integer, amount_minor bigint, amount_squares float8)`);
  await db.write.transaction((tx) =>
    countDays(
      tx,
      rows.map(({ hour }) => hour),
    ),
  );
}
