import { z } from 'zod';
import { event } from '../../kernel/event.ts';
import { AcquirerId, CorrectionId, MerchantId, TransactionUid } from '../../kernel/ids.ts';

/** A person said what a payment's verdict should have been. */
export const verdictCorrected = event(
  'verdict.corrected',
  z.object({ uid: TransactionUid, correctionId: CorrectionId }),
);

/** A correction was taken back. */
export const correctionWithdrawn = event(
  'verdict.correction-withdrawn',
  z.object({ uid: TransactionUid, correctionId: CorrectionId }),
);

/** A merchant's terms with an acquirer became others, or the acquirer's usual ones again. */
export const merchantTermsSet = event(
  'merchant-terms.set',
  z.object({ merchantId: MerchantId, acquirerId: AcquirerId }),
);
