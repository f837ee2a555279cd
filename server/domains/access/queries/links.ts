import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import type { Invitation } from '../contract.ts';
import { hashToken } from '../one-time-token.ts';
import { invitations, passwordResets, people, setupTokens } from '../tables.ts';

export async function listOpenInvitations(db: ReadDb, at: Temporal.Instant): Promise<Invitation[]> {
  const rows = await db
    .select()
    .from(invitations)
    .where(and(isNull(invitations.usedAt), isNull(invitations.withdrawnAt)))
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(200);
  return rows.map((row) => asInvitation(row, at));
}

export function asInvitation(row: typeof invitations.$inferSelect, at: Temporal.Instant): Invitation {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    invitedBy: row.invitedBy,
    createdAt: row.createdAt.toString(),
    expiresAt: row.expiresAt.toString(),
    state: Temporal.Instant.compare(at, row.expiresAt) < 0 ? 'open' : 'expired',
  };
}

/** An invitation that may still be accepted. */
export async function findUsableInvitation(db: ReadDb, token: string, at: Temporal.Instant) {
  const [row] = await db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.tokenHash, hashToken(token)),
        isNull(invitations.usedAt),
        isNull(invitations.withdrawnAt),
        gt(invitations.expiresAt, at),
      ),
    );
  return row;
}

/** A reset that may still be used, with whose it is. */
export async function findUsableReset(db: ReadDb, token: string, at: Temporal.Instant) {
  const [row] = await db
    .select({ reset: passwordResets, person: people })
    .from(passwordResets)
    .innerJoin(people, eq(people.id, passwordResets.personId))
    .where(
      and(
        eq(passwordResets.tokenHash, hashToken(token)),
        isNull(passwordResets.usedAt),
        gt(passwordResets.expiresAt, at),
        isNull(people.disabledAt),
      ),
    );
  return row;
}

/** Whether a set-up token is the one that was printed last. */
export async function isSetupToken(db: ReadDb, token: string): Promise<boolean> {
  return (await db.$count(setupTokens, eq(setupTokens.tokenHash, hashToken(token)))) > 0;
}
