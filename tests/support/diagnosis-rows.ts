import { AcquirerInput } from '../../server/domains/acquirers/contract.ts';
import { addAcquirer } from '../../server/domains/acquirers/index.ts';
import { DEFAULT_TIMES } from '../../server/domains/calendar/default-times.rules.ts';
import { correctVerdict } from '../../server/domains/diagnosis/correct-verdict.ts';
import { TransactionUid } from '../../server/kernel/ids.ts';
import type { Context } from '../../server/platform/context.ts';

type Which = 'own' | 'other' | 'none';
const NOWHERE = '00000000-0000-7000-8000-00000000dead';

interface Worlds {
  ctx: () => Context;
  /** A person's own eyes: only people correct. */
  asEngineer: () => Context;
  uidOf: (which: Which) => string;
  merchantOf: (which: Which) => string;
}

/** The rows of the access matrix for corrections of verdicts, their accuracy, and the terms of merchants. */
export function diagnosisRows({ ctx, asEngineer, uidOf, merchantOf }: Worlds) {
  const correction = { cause: 'card-expired' as const, side: 'payer' as const, note: 'The payer sent a picture' };
  const ofMerchant = (which: Which) => ({ merchantId: merchantOf(which) });
  const ofCorrection = async (which: Which) => {
    const uid = uidOf(which);
    if (which === 'none') return { uid, correctionId: NOWHERE };
    const { id } = await correctVerdict(asEngineer(), { uid: TransactionUid.parse(uid), ...correction });
    return { uid, correctionId: String(id) };
  };
  const ofAcquirer = async (which: Which) => ({
    ...ofMerchant(which),
    acquirerId: which === 'none' ? NOWHERE : String((await addAcquirer(ctx(), anyAcquirer())).id),
  });
  const terms = { cutOff: '20:00', acquirerDays: 1, providerDays: 1 };

  return {
    'get /causes': {},
    'post /transactions/:uid/corrections': {
      params: (which: Which) => ({ uid: uidOf(which) }),
      body: () => correction,
      ofMerchant: true,
      missing: 404,
    },
    'delete /transactions/:uid/corrections/:correctionId': { params: ofCorrection, ofMerchant: true, missing: 404 },
    'get /verdicts/accuracy': {},
    'get /verdicts/judged': { query: '?rule=declined' },
    'get /merchants/:merchantId/settlements': { params: ofMerchant, ofMerchant: true, missing: 404 },
    'put /merchants/:merchantId/settlements/:acquirerId': {
      params: ofAcquirer,
      body: () => ({ terms }),
      ofMerchant: true,
      missing: 404,
    },
  };
}

const anyAcquirer = () =>
  AcquirerInput.parse({
    name: `Bank ${crypto.randomUUID().slice(0, 8)}`,
    hours: DEFAULT_TIMES.calendar,
  });
