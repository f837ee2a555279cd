import type { CallError } from '../../lib/call.ts';
import { useFieldText } from '../../lib/error-text.ts';
import type { SourceDraft, TypedField } from './source-draft.rules.ts';

export interface DraftProps {
  draft: SourceDraft;
  /** What the server found wrong the last time. */
  error: CallError | null;
  onChange(next: Partial<SourceDraft>): void;
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
