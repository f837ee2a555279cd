import { sql } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import type { Persona, WritingChannel } from './sample/index.ts';
import type { SandboxTelegram } from './sandbox-telegram/start-sandbox-telegram.ts';
import type { Correspondence, Line } from './writers/correspondence.ts';

interface RecalledRow extends Record<string, unknown> {
  kind: 'private' | 'group' | 'mail';
  address: string;
  title: string | null;
  name: string | null;
  subject: string | null;
  lines: { ms: number; out: boolean; text: string }[];
}

interface Ends {
  telegram: Pick<SandboxTelegram, 'know'>;
  correspondence: Pick<Correspondence, 'recall'>;
}

/**
 * Whoever wrote to the desk before this start is known to the sandboxes again, with what was said: they can be answered, and see
 * it. The sandboxes remember nothing themselves.
 */
export async function recallCorrespondence({ read }: Database, { telegram, correspondence }: Ends): Promise<void> {
  const rows = await read.execute<RecalledRow>(sql`
    select c.kind, c.address, c.title, ct.name, last.subject, coalesce(last.lines, '[]'::json) as lines
    from conversations c
    left join contacts ct on ct.id = c.contact_id
    left join lateral (
      select max(newest.subject) as subject,
        json_agg(json_build_object('ms', extract(epoch from newest.at) * 1000, 'out', newest.direction = 'out',
          'text', newest.text) order by newest.at) as lines
      from (select m.at, m.direction, m.text, m.subject from messages m
        where m.conversation_id = c.id order by m.at desc limit 20) newest
    ) last on true
    order by c.created_at`);
  for (const row of rows) {
    const persona = personaOf(row);
    if (row.kind !== 'mail') telegram.know(persona.telegram, persona.group);
    const channel = CHANNELS[row.kind];
    correspondence.recall(persona, channel, { subject: row.subject ?? '', lines: row.lines.map(asLine) });
  }
}

const CHANNELS: Record<RecalledRow['kind'], WritingChannel> = { private: 'telegram', group: 'group', mail: 'email' };

const asLine = ({ ms, out, text }: RecalledRow['lines'][number]): Omit<Line, 'id' | 'channel'> => ({
  atMs: Math.round(ms),
  from: out ? 'desk' : 'writer',
  text,
});

/** As far as the desk knows them: a correspondence goes by the address. */
function personaOf({ kind, address, title, name }: RecalledRow): Persona {
  const shown = name ?? address;
  const id = kind === 'mail' ? 0 : Number(address.split(':')[0]);
  return {
    id: `recalled ${address}`,
    name: shown,
    side: 'payer',
    language: 'ru',
    email: kind === 'mail' ? address : '',
    telegram: { id, firstName: shown },
    ...(kind === 'group' && { group: { id, title: title ?? shown } }),
  };
}
