import { eq } from 'drizzle-orm';
import { unprocessable } from '../../kernel/errors.ts';
import type { Tx } from '../../platform/db.ts';
import type { PasswordWeakness } from './contract.ts';
import { weaknessOf } from './password.rules.ts';
import { hashPassword, passwordFits } from './password-hash.ts';
import type { PersonRow } from './queries/people.ts';
import { people } from './tables.ts';

/** How many passwords, the present one included, may not come again. */
const NOT_AGAIN = 4;

/** The hash of a new password, or a refusal that says why it is weak. Slow on purpose: outside of transactions. */
export async function acceptPassword(
  password: string,
  account: Pick<PersonRow, 'email' | 'name'> & Partial<Pick<PersonRow, 'passwordHash' | 'formerPasswordHashes'>>,
): Promise<string> {
  const weakness = weaknessOf(password, account);
  if (weakness !== undefined) throw tooWeak(weakness);
  const former =
    account.passwordHash === undefined ? [] : [account.passwordHash, ...(account.formerPasswordHashes ?? [])];
  for (const hash of former.slice(0, NOT_AGAIN)) if (await passwordFits(password, hash)) throw tooWeak('used-before');
  return hashPassword(password);
}

export async function storePassword(tx: Tx, person: PersonRow, passwordHash: string): Promise<void> {
  const formerPasswordHashes = [person.passwordHash, ...person.formerPasswordHashes].slice(0, NOT_AGAIN - 1);
  await tx.update(people).set({ passwordHash, formerPasswordHashes }).where(eq(people.id, person.id));
}

const tooWeak = (weakness: PasswordWeakness) =>
  unprocessable('password-too-weak', 'This password would be guessed or was used before.', {
    fields: { password: weakness },
  });
