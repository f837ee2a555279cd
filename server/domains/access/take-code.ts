import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { verifySync } from 'otplib';
import type { PersonId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { hashRecoveryCode, newRecoveryCode } from './one-time-token.ts';
import type { PersonRow } from './queries/people.ts';
import { people, recoveryCodes } from './tables.ts';

const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;

/** The time step whose code this is: the present one or a neighbour, since clocks differ. Only steps after `lastStep` count. */
export function stepOfCode(
  secret: string,
  code: string,
  at: Temporal.Instant,
  lastStep: number | null,
): number | undefined {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return undefined;
  const epoch = Math.floor(at.epochMilliseconds / 1000);
  const found = verifySync({ secret, token: digits, epoch, epochTolerance: STEP_SECONDS });
  if (!found.valid || !('timeStep' in found)) return undefined;
  return lastStep === null || found.timeStep > lastStep ? found.timeStep : undefined;
}

/** Takes a code of the app or a recovery code, each once only. `person` is held by the caller's transaction. */
export async function takeCode(
  tx: Tx,
  secrets: Secrets,
  person: PersonRow,
  code: string,
  at: Temporal.Instant,
): Promise<'app' | 'recovery-code' | undefined> {
  if (person.sealedTotp === null) return undefined;
  const step = stepOfCode(secrets.open(person.sealedTotp), code, at, person.lastTotpStep);
  if (step !== undefined) {
    // The row decides: of two that read the same last step, one writes it.
    const taken = await tx
      .update(people)
      .set({ lastTotpStep: step })
      .where(and(eq(people.id, person.id), or(isNull(people.lastTotpStep), lt(people.lastTotpStep, step))))
      .returning({ id: people.id });
    return taken.length > 0 ? 'app' : undefined;
  }
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: at })
    .where(
      and(
        eq(recoveryCodes.personId, person.id),
        eq(recoveryCodes.codeHash, hashRecoveryCode(code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ personId: recoveryCodes.personId });
  return used.length > 0 ? 'recovery-code' : undefined;
}

/** Fresh recovery codes instead of all earlier ones. */
export async function replaceRecoveryCodes(tx: Tx, personId: PersonId): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ personId, codeHash: hashRecoveryCode(code) })));
  return codes;
}
