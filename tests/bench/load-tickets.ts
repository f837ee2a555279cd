import { type SQL, sql } from 'drizzle-orm';
import type { AccountId, PersonId } from '../../server/kernel/ids.ts';
import type { Db } from '../../server/platform/db.ts';
import { ANSWERS, DETAILS, QUESTIONS } from './desk-sentences.ts';
import { uidSql } from './load-transactions.ts';

/** Open ones are few on any desk; the rest is what years leave behind. */
export const OPEN = 5000;
/** The share of newest tickets whose whole conversation is there, five messages on average; of older ones the first words are. */
const WHOLE_SHARE = 0.1;
const MOST_MESSAGES = 9;
const WRITERS = 125_000;
const CHUNK = 50_000;

export interface LoadedDesk {
  account: AccountId;
  /** Who has the open ones. On duty: a ticket of somebody who has gone is soon another's. */
  owners: readonly PersonId[];
  /** Every fifth is nobody's; with somebody who takes new ones it would soon be theirs. */
  someAreNobodys?: boolean;
  /** So many payments are loaded: each open ticket is about one of the newest. */
  transactions: number;
}

/** In which chat the writer of ticket `n` writes. */
export const chatOf = (n: number): number => 500_000_000 + (n % WRITERS);

interface Loading extends LoadedDesk {
  to: number;
  firstOpen: number;
  firstWhole: number;
}

/**
 * Fills tickets `from` to `to` beside what is there, with writers, chats and messages; the newest are open. Written by the
 * server itself, every constraint in force; the words are indexed when all are there.
 */
export async function loadTickets(db: Db, from: number, to: number, desk: LoadedDesk): Promise<void> {
  const firstOpen = Math.max(from, to - OPEN);
  const firstWhole = Math.min(firstOpen, Math.floor(to - (to - from) * WHOLE_SHARE));
  const loading = { ...desk, to, firstOpen, firstWhole };
  const indexAgain = await dropIndex(db, 'messages_words');
  const ranges = Array.from({ length: Math.ceil((to - from) / CHUNK) }, (_, place) => {
    const first = from + place * CHUNK;
    return sql.raw(`generate_series(${first}, ${Math.min(first + CHUNK, to) - 1}) as n`);
  });
  for (const range of ranges) {
    await insertWriters(db, range, loading);
    await insertTickets(db, range, loading);
  }
  // Taking words apart is what takes long: two at once are as many as there are processors.
  const waiting = ranges.values();
  const lane = async () => {
    for (const range of waiting) await insertMessages(db, range, loading);
  };
  await Promise.all([lane(), lane()]);
  await insertInbound(db, loading);
  await db.execute(sql.raw(indexAgain));
  for (const table of ['contacts', 'conversations', 'tickets', 'messages', 'inbound'])
    await db.execute(sql.raw(`vacuum analyze ${table}`));
}

/** Some open tickets, in no order that an index has. */
export async function someOpenTickets(db: Db, count: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(
    sql`select id from tickets where status <> 'done' order by md5(id::text) limit ${count}`,
  );
  return rows.map(({ id }) => id);
}

/** Gives the statement that makes it again. */
async function dropIndex(db: Db, name: string): Promise<string> {
  const [row] = await db.execute<{ made: string }>(sql`select pg_get_indexdef(${name}::regclass) as made`);
  await db.execute(sql.raw(`drop index ${name}`));
  return row?.made ?? '';
}

/** Ids that grow with the number, as those of the program grow with time. */
function idOf(kind: 'contact' | 'chat' | 'ticket' | 'message' | 'inbound', n: string): SQL {
  const hash = `md5('${kind} ' || ${n})`;
  return sql.raw(
    `(lpad(to_hex(${n}), 12, '0') || '7' || substr(${hash}, 1, 3) || '8' || substr(${hash}, 4, 15))::uuid`,
  );
}

const oneOf = (sentences: readonly string[], n: string) =>
  sql`(${sql.param(sentences)}::text[])[1 + (${sql.raw(n)}) % ${sql.raw(String(sentences.length))}]`;

const WRITER = `(n % ${WRITERS})`;
const writerName = sql.raw(`'Покупатель ' || ${WRITER}`);
const chat = sql.raw(`(500000000 + ${WRITER})::text`);
const openedAt = ({ to }: Loading) => sql.raw(`(now() - (${to} - n) * interval '1 minute')`);
const isOpen = ({ firstOpen }: Loading) => sql.raw(`n >= ${firstOpen}`);
/** About which payment the writer of an open ticket asks. */
const paymentOf = ({ to, transactions }: Loading) => `(${transactions - 1} - (${to - 1} - n) % ${transactions})`;
const orderOf = (loading: Loading) =>
  sql.raw(`'ORD-' || case when n >= ${loading.firstOpen} then ${paymentOf(loading)} else n end`);

async function insertWriters(db: Db, range: SQL, { account }: Loading): Promise<void> {
  const fresh = sql`${range} where n < ${sql.raw(String(WRITERS))}`;
  await db.execute(sql`
    insert into contacts (id, name, language, note, created_at)
    select ${idOf('contact', 'n')}, ${writerName}, 'ru', '', now() from ${fresh}`);
  await db.execute(sql`
    insert into contact_identities (kind, value, contact_id)
    select 'telegram', ${chat}, ${idOf('contact', 'n')} from ${fresh}`);
  await db.execute(sql`
    insert into conversations (id, account_id, address, kind, contact_id, is_reachable, created_at)
    select ${idOf('chat', 'n')}, ${account}, ${chat}, 'private', ${idOf('contact', 'n')}, true, now() from ${fresh}`);
}

async function insertTickets(db: Db, range: SQL, loading: Loading): Promise<void> {
  const { account, owners, someAreNobodys = false } = loading;
  const hasOwner = sql.raw(someAreNobodys ? 'n % 5 > 0' : 'true');
  const [at, open, payment] = [openedAt(loading), isOpen(loading), sql.raw(uidSql(paymentOf(loading)))];
  await db.execute(sql`
    insert into tickets (id, status, topic, topic_by_hand, subject, channel, account_id, conversation_id, contact_id,
      writer_side, writer_name, language, last_line, last_inbound_at, assignee_id, assignee_name, assigned_at,
      assigned_by_hand, answer_due_at, due_at, due_kind, has_undelivered, transaction_uid, proof_level, proof_why, opened_at,
      closed_at, revision)
    select ${idOf('ticket', 'n')}, case when ${open} then 'needs-next-answer' else 'done' end,
      (array['declined', 'refund', 'module', 'limit', 'other'])[1 + n % 5], false, ${oneOf(QUESTIONS, 'n')}, 'telegram',
      ${account}, ${idOf('chat', WRITER)}, ${idOf('contact', WRITER)}, 'unknown', ${writerName}, 'ru',
      ${oneOf(QUESTIONS, 'n')} || ' Заказ ' || ${orderOf(loading)}, ${at}, owner.id, owner.name, ${at},
      false, due_at, due_at, 'next-answer', false, case when ${open} then ${payment} end, 'unknown', '{}', ${at},
      case when ${open} then null else ${at} end, 1
    from ${range}
    cross join lateral (select now() + (n::bigint * 7919 % 36000) * interval '1 second' as due_at) due
    left join (select id, name, (row_number() over (order by id) - 1)::int as place from people
      where id::text = any(${sql.param(owners)}::text[])) owner
      on ${hasOwner} and owner.place = n % ${sql.raw(String(owners.length))}`);
}

/** How many messages ticket `n` has. */
const countOf = ({ firstWhole }: Loading) => `case when n >= ${firstWhole} then 1 + n % ${MOST_MESSAGES} else 1 end`;

async function insertMessages(db: Db, range: SQL, loading: Loading): Promise<void> {
  const at = sql`${openedAt(loading)} - (${sql.raw(countOf(loading))} - 1 - m) * interval '20 seconds'`;
  const id = `(n * 10 + m)`;
  const first = sql`${oneOf(QUESTIONS, 'n')} || ' Заказ ' || ${orderOf(loading)} || ', сумма ' || 10 + n % 977 || ' BYN. '
    || ${oneOf(DETAILS, 'n / 3')} || ' Почта ' || substr(md5('mail ' || n), 1, 8) || '@mail.example'`;
  await db.execute(sql`
    insert into messages (id, ticket_id, conversation_id, direction, at, received_at, author_name, author_id, contact_id,
      text, files, provider_message_id, revisions, inbound_id, proof)
    select ${idOf('message', id)}, ${idOf('ticket', 'n')}, ${idOf('chat', WRITER)},
      case when m % 2 = 0 then 'in' else 'out' end, ${at}, ${at}, ${writerName}, null, ${idOf('contact', WRITER)},
      case when m = 0 then ${first}
        when m % 2 = 1 then ${oneOf(ANSWERS, 'n + m')}
        else ${oneOf(DETAILS, 'n / 7 + m')} || ' Обращение ' || n end,
      '[]', ${sql.raw(id)}::text, '[]', case when m % 2 = 0 and ${isOpen(loading)} then ${idOf('inbound', id)} end, '{}'
    from ${range} cross join lateral generate_series(0, ${sql.raw(countOf(loading))} - 1) as m`);
}

/** What the channel said of each message of an open ticket: by it is judged what the writer has proven. */
async function insertInbound(db: Db, loading: Loading): Promise<void> {
  await db.execute(sql`
    insert into inbound (id, account_id, delivery_key, lane, state, said, original, received_at, repeats, attempts, due_at,
      ended_at, ticket_id, message_id)
    select m.inbound_id, ${loading.account}, 'loaded ' || m.id, c.address, 'ticketed',
      jsonb_build_object('kind', 'message', 'sender', jsonb_build_object('identity',
        jsonb_build_object('kind', 'telegram', 'value', c.address), 'name', m.author_name), 'proof', '{}'::jsonb,
        'text', m.text),
      '{}', m.received_at, 0, 1, m.received_at, m.received_at, m.ticket_id, m.id
    from messages m join conversations c on c.id = m.conversation_id join tickets t on t.id = m.ticket_id
    where m.inbound_id is not null and t.status <> 'done'
    on conflict (id) do nothing`);
}
