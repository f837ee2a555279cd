import type { CallError } from '../../lib/call.ts';
import { useFieldText } from '../../lib/error-text.ts';
import type { AccountDraft, TypedField } from './account-draft.rules.ts';

export interface DraftProps {
  draft: AccountDraft;
  /** What the server found wrong the last time. */
  error: CallError | null;
  /** Of secrets that are known already. */
  fingerprints: Record<string, string>;
  onChange(next: Partial<AccountDraft>): void;
}

/** Binds a typed field of the draft to an input; `path` is where the contract has it. */
export function useDraftFields({ draft, error, onChange }: DraftProps) {
  const fieldText = useFieldText(error);
  return (field: TypedField, path: string) => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value }),
    error: fieldText(path),
  });
}
