import type { Merchant } from '#contract/merchants';
import type { PersonId } from '#kernel/ids';

/** A merchant as it is typed. */
export interface MerchantDraft {
  name: string;
  number: string;
  vertical: string;
  language: Merchant['language'];
  managerId: PersonId | null;
  note: string;
}

const EMPTY: MerchantDraft = { name: '', number: '', vertical: '', language: null, managerId: null, note: '' };

export function merchantDraftOf(merchant: Merchant | undefined): MerchantDraft {
  if (merchant === undefined) return EMPTY;
  const { name, number, vertical, language, accountManager, note } = merchant;
  return {
    name: name ?? '',
    number: number?.toString() ?? '',
    vertical: vertical ?? '',
    language,
    managerId: accountManager?.id ?? null,
    note,
  };
}

/** The typed text as the contract wants it: empty is not known. */
export const merchantInputOf = ({ name, number, vertical, language, managerId, note }: MerchantDraft) => ({
  name,
  number: number.trim() === '' ? null : Number(number),
  vertical: vertical.trim() || null,
  language,
  accountManagerId: managerId,
  note,
});
