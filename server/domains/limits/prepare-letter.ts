import type { LimitId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { findProviderName } from '../../platform/settings.ts';
import type { BankContact } from '../acquirers/contract.ts';
import { listAcquirers } from '../acquirers/index.ts';
import { openingAt } from '../calendar/index.ts';
import type { LetterLanguage, PreparedLetter } from './contract.ts';
import { askedValue } from './letters/asked-value.rules.ts';
import { letterToBank } from './letters/letter.ts';
import { getLimit } from './queries/get-limit.ts';

interface Wanted {
  limitId: LimitId;
  language?: LetterLanguage | undefined;
  askedValue?: number | undefined;
}

/** The letter as it would be sent, to whom it can go, and whether the bank is there to read it. */
export async function prepareLetter(
  ctx: Pick<Context, 'read' | 'actor' | 'reach' | 'clock'>,
  { limitId, language = 'ru', askedValue: asked }: Wanted,
): Promise<PreparedLetter> {
  const { limit } = await getLimit(ctx, limitId);
  const bank = (await listAcquirers(ctx.read)).find(({ id }) => id === limit.acquirerId);
  const contacts = (bank?.contacts ?? []).flatMap(asAddress);
  const opening = bank && openingAt(bank.hours, ctx.clock.now());
  const value = asked ?? askedValue(limit.cap, limit.usage?.forecast?.monthP95 ?? null);
  const letter = letterToBank({
    limit,
    askedValue: value,
    until: null,
    contactName: contacts[0]?.name ?? '',
    provider: await findProviderName(ctx.read),
    language,
  });
  return {
    askedValue: value,
    language,
    ...letter,
    contacts,
    bankOpensAt: opening === undefined || opening.isOpen ? null : (opening.opensAgainAt?.toString() ?? null),
  };
}

/** A letter goes to an address; who has only a telephone is called. */
const asAddress = ({ name, duty, email, isOutOfHours }: BankContact) =>
  email === null ? [] : [{ name, role: duty, address: email, atAnyHour: isOutOfHours }];
