import { z } from 'zod';

/*
 * A backup is lines of JSON, compressed with Zstandard: a header; for each table its head, its rows (arrays of texts as
 * PostgreSQL writes them) and its end with the count; at last a seal with the hash of all bytes before it.
 */

const Count = z.int().nonnegative();

export const Header = z.object({
  backup: z.literal('vakhta'),
  format: z.literal(1),
  program: z.string(),
  /** The last schema step of the database that was read. */
  schema: z.string(),
  madeAt: z.string(),
  /** The fingerprint of the key under which the secrets inside are encrypted; the key itself is not in a backup. */
  secretsKey: z.string(),
  partitions: z.array(z.object({ name: z.string(), of: z.string(), bound: z.string() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type Header = z.infer<typeof Header>;

export const TableHead = z.object({
  table: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
});
export type TableHead = z.infer<typeof TableHead>;

export const TableEnd = z.object({ end: z.string(), rows: Count });
export type TableEnd = z.infer<typeof TableEnd>;

export const Seal = z.object({ seal: z.string().regex(/^[0-9a-f]{64}$/), tables: Count, rows: Count });
export type Seal = z.infer<typeof Seal>;

/** What a line is, told by its first characters: rows are by far the most and are not parsed. */
export function kindOfLine(line: string): 'row' | 'table' | 'end' | 'seal' | 'other' {
  if (line.startsWith('[')) return 'row';
  if (line.startsWith('{"table":')) return 'table';
  if (line.startsWith('{"end":')) return 'end';
  return line.startsWith('{"seal":') ? 'seal' : 'other';
}
