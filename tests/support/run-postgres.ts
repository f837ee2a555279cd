import { connect } from '../../server/platform/db.ts';
import { startEmbeddedPostgres } from '../../server/platform/embedded-postgres/start-embedded-postgres.ts';
import { createLogger } from '../../server/platform/logger.ts';

/** A program of its own around an embedded database: says where it is, counts its starts in it, and stops when told. */
const [folder = ''] = process.argv.slice(2);
const server = await startEmbeddedPostgres({ folder, log: createLogger('silent') });
const sql = connect(server.address, { max: 1, onnotice: () => {} });
await sql`create table if not exists starts (at timestamptz default now())`;
await sql`insert into starts default values`;
const [row] = await sql<{ starts: number }[]>`select count(*)::int as starts from starts`;
await sql.end();
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
process.stdout.write(
  `${JSON.stringify({ dataFolder: server.dataFolder, isOutside: server.isOutside, address: server.address, starts: row?.starts })}\n`,
);
setInterval(() => {}, 60_000);
