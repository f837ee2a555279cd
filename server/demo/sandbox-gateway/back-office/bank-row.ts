import { bankPart, type SampleTransaction, type SampleView } from '../../sample/index.ts';
import type { Ledger } from '../ledger.ts';

/** What a selection may ask of the acquirer's own answer: its reference alone is known to be there. */
export const bankRow = ({ world }: Ledger, transaction: SampleTransaction, view: SampleView) => ({
  ref_id: bankPart(world.seed, transaction, view).ref_id,
});
