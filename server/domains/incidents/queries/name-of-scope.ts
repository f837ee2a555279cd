import { eq, sql } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { AcquirerId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { acquirers, terminals } from '../../acquirers/tables.ts';
import { merchants } from '../../merchants/tables.ts';
import type { NamedScope, Scope } from '../contract.ts';

interface Known {
  name: string;
  /** Of a terminal, the bank behind it. */
  acquirerId: AcquirerId | null;
}

/** How a scope is called; a terminal nobody entered, a card range and a method are called as they are numbered. */
export async function nameOfScope(db: ReadDb, { kind, id }: Scope): Promise<Known> {
  switch (kind) {
    case 'acquirer': {
      const [found] = await db
        .select({ name: acquirers.name })
        .from(acquirers)
        .where(sql`${acquirers.id}::text = ${id}`);
      if (found === undefined) throw notFound('scope');
      return { name: found.name, acquirerId: null };
    }
    case 'merchant': {
      const [found] = await db
        .select({ name: merchants.name })
        .from(merchants)
        .where(sql`${merchants.id}::text = ${id}`);
      if (found === undefined) throw notFound('scope');
      return { name: found.name ?? '', acquirerId: null };
    }
    case 'gateway': {
      const [found] = await db
        .select({ name: terminals.name, acquirerId: terminals.acquirerId, bank: acquirers.name })
        .from(terminals)
        .innerJoin(acquirers, eq(acquirers.id, terminals.acquirerId))
        .where(sql`${terminals.id} = ${id}`);
      if (found === undefined) return { name: id, acquirerId: null };
      return { name: `${found.bank} · ${found.name === '' ? id : found.name}`, acquirerId: found.acquirerId };
    }
    default:
      return { name: id, acquirerId: null };
  }
}

/** What can be named by hand: banks with their terminals, and methods that are in use. */
export async function listScopes(db: ReadDb): Promise<NamedScope[]> {
  const banks = await db.select({ id: acquirers.id, name: acquirers.name }).from(acquirers).orderBy(acquirers.name);
  const machines = await db
    .select({ id: terminals.id, name: terminals.name, bank: acquirers.name })
    .from(terminals)
    .innerJoin(acquirers, eq(acquirers.id, terminals.acquirerId))
    .orderBy(acquirers.name, terminals.id);
  return [
    ...banks.map(({ id, name }) => ({ kind: 'acquirer' as const, id, name })),
    ...machines.map(({ id, name, bank }) => ({
      kind: 'gateway' as const,
      id,
      name: `${bank} · ${name === '' ? id : name}`,
    })),
    ...METHODS.map((id) => ({ kind: 'method' as const, id, name: id })),
  ];
}

const METHODS = ['credit_card', 'erip'];
