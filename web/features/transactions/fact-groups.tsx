import { useTranslation } from 'react-i18next';
import type { TransactionDetail } from '#contract/transactions';
import { useFormat } from '../../lib/format.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMethodName } from './method-name.ts';
import { ProtectionPanel } from './protection-panel.tsx';

type Label =
  | 'code'
  | 'message'
  | 'friendlyMessage'
  | 'bankCode'
  | 'bankMessage'
  | 'rawStatus'
  | 'methodType'
  | 'brand'
  | 'issuer'
  | 'country'
  | 'product'
  | 'holder'
  | 'token'
  | 'stamp'
  | 'email'
  | 'phone'
  | 'name'
  | 'ip'
  | 'language'
  | 'threeDsStatus'
  | 'threeDsMessage'
  | 'threeDsVe'
  | 'threeDsPa'
  | 'threeDsEci'
  | 'threeDsFailReason'
  | 'description'
  | 'descriptor'
  | 'recurringType'
  | 'reason'
  | 'merchantNumber'
  | 'shop'
  | 'gateway'
  | 'platform'
  | 'integration'
  | 'eripAccount'
  | 'eripService';

type Field = {
  [F in keyof TransactionDetail]: TransactionDetail[F] extends string | number | null ? F : never;
}[keyof TransactionDetail];

const GROUPS = {
  answer: [
    ['code', 'code'],
    ['message', 'message'],
    ['friendlyMessage', 'friendlyMessage'],
    ['bankCode', 'bankCode'],
    ['bankMessage', 'bankMessage'],
    ['rawStatus', 'rawStatus'],
  ],
  card: [
    ['methodType', 'methodType'],
    ['cardBrand', 'brand'],
    ['cardIssuer', 'issuer'],
    ['cardCountry', 'country'],
    ['cardProduct', 'product'],
    ['cardHolder', 'holder'],
    ['cardTokenProvider', 'token'],
    ['cardStamp', 'stamp'],
  ],
  payer: [
    ['customerEmail', 'email'],
    ['customerPhone', 'phone'],
    ['customerName', 'name'],
    ['customerIp', 'ip'],
    ['language', 'language'],
  ],
  threeDs: [
    ['threeDsStatus', 'threeDsStatus'],
    ['threeDsMessage', 'threeDsMessage'],
    ['threeDsVe', 'threeDsVe'],
    ['threeDsPa', 'threeDsPa'],
    ['threeDsEci', 'threeDsEci'],
    ['threeDsFailReason', 'threeDsFailReason'],
  ],
  money: [
    ['description', 'description'],
    ['descriptor', 'descriptor'],
    ['recurringType', 'recurringType'],
    ['reason', 'reason'],
  ],
  place: [
    ['merchantNumber', 'merchantNumber'],
    ['shopId', 'shop'],
    ['gatewayId', 'gateway'],
    ['platform', 'platform'],
    ['integration', 'integration'],
    ['eripAccount', 'eripAccount'],
    ['eripServiceNo', 'eripService'],
  ],
} as const satisfies Record<string, readonly (readonly [Field, Label])[]>;

/** Everything else that is known, in groups; a group of which nothing is known is not there. */
export function FactGroups({ payment }: { payment: TransactionDetail }) {
  const { t } = useTranslation('transactions');
  const card = cardDigits(payment);
  const textOf = useFactText();
  return (
    <>
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => {
        const known = GROUPS[group].filter(([field]) => payment[field] !== null);
        if (known.length === 0 && !(group === 'card' && card !== undefined)) return null;
        return (
          <Panel key={group} title={t(`detail.${group}`)}>
            <Facts>
              {group === 'card' && card !== undefined && (
                <Fact label={t('detail.card')}>
                  <code>{card}</code>
                </Fact>
              )}
              {known.map(([field, label]) => (
                <Fact key={field} id={`fact-${field}`} label={t(`detail.${label}`)}>
                  {textOf(field, payment[field]?.toString() ?? '')}
                </Fact>
              ))}
            </Facts>
          </Panel>
        );
      })}
      {payment.protection !== null && (
        <ProtectionPanel protection={payment.protection} currency={payment.amount?.currency} />
      )}
    </>
  );
}

const cardDigits = ({ cardBin, cardLast4 }: TransactionDetail) =>
  cardBin === null && cardLast4 === null ? undefined : `${cardBin ?? '••••••'} •••• ${cardLast4 ?? '••••'}`;

/** A value as it is read: names for codes that have them. */
function useFactText(): (field: Field, value: string) => string {
  const format = useFormat();
  const methodOf = useMethodName();
  return (field, value) => {
    if (field === 'methodType') return methodOf(value);
    return field === 'cardCountry' ? format.country(value) : value;
  };
}
