import type postgres from 'postgres';
import { SMTPServer } from 'smtp-server';
import { connect, type DatabaseAddress } from '../../server/platform/db.ts';

// The least that could take a mail: smtp-server and one insert. Nothing is parsed, nothing masked, no second copy known.
const address = JSON.parse(process.env.BENCH_DATABASE ?? '{}') as DatabaseAddress;
const sql: postgres.Sql = connect(address, { max: 10, onnotice: () => {} });
await sql`create table if not exists floor_mails (id uuid primary key default gen_random_uuid(), raw bytea not null, received_at timestamptz not null default now())`;

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData: async (stream, _session, done) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
    await sql`insert into floor_mails (raw) values (${Buffer.concat(chunks)})`;
    done();
  },
});
smtp.listen(0, '127.0.0.1', () => {
  const bound = smtp.server.address();
  process.send?.({ port: typeof bound === 'object' ? bound?.port : undefined });
});
process.on('message', () => process.exit(0));
process.on('disconnect', () => process.exit(1));
