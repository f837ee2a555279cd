import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#contract/answers';
import { type ExplainedVerdict, getVerdict } from '#contract/diagnosis';
import { getTransaction } from '#contract/transactions';
import type { TicketId, TransactionUid } from '#kernel/ids';
import { VerdictLine } from '../../features/answers/verdict-line.tsx';
import { VerdictStrip } from '../../features/diagnosis/verdict-strip.tsx';
import { useRowWords } from '../../features/transactions/row-words.ts';
import { toneOf } from '../../features/transactions/status-mark.tsx';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';

interface InboxVerdictProps {
  ticketId: TicketId;
  suggestion: Suggestion | undefined;
}

/** What happened with the attached payment: one line, and the whole of it on asking. */
export function InboxVerdict({ ticketId, suggestion }: InboxVerdictProps) {
  const uid = suggestion?.attached?.uid;
  const params = { uid: uid as TransactionUid };
  const { data: explained } = useQuery({ ...ask(getVerdict, { params, query: {} }), enabled: uid !== undefined });
  const { data: payment } = useQuery({ ...ask(getTransaction, { params }), enabled: uid !== undefined });
  const { t } = useTranslation('answers');
  const may = useMay();
  const limitId = limitOf(explained);
  const format = useFormat();
  const words = useRowWords();
  const now = useNowMs();
  const parts =
    payment === undefined
      ? []
      : [
          payment.amount === null ? undefined : format.money(payment.amount),
          words.method(payment),
          format.moment(payment.at, now),
          payment.trackingId ?? undefined,
        ];
  const next = explained === undefined ? undefined : explained.words[format.language].next;
  return (
    <VerdictLine
      suggestion={suggestion}
      payment={[...parts, next].filter((part) => part !== undefined && part !== '').join(' · ')}
    >
      <VerdictStrip explained={explained} tone={payment === undefined ? 'idle' : toneOf(payment.status)} />
      {limitId !== undefined && may('limit.raise') && (
        <Link to="/limits/$limitId" params={{ limitId }} search={{ ticket: ticketId }}>
          {t('askBank')}
        </Link>
      )}
    </VerdictLine>
  );
}

/** The limit of a bank that stopped the payment, as the verdict's evidence names it. */
const limitOf = (explained: ExplainedVerdict | undefined) =>
  explained?.verdict.evidence.find(({ opens }) => opens.kind === 'limit' && opens.id !== '')?.opens.id;
