import { useQuery } from '@tanstack/react-query';
import type { Suggestion } from '#contract/answers';
import { getVerdict } from '#contract/diagnosis';
import { getTransaction } from '#contract/transactions';
import type { TransactionUid } from '#kernel/ids';
import { VerdictLine } from '../../features/answers/verdict-line.tsx';
import { VerdictStrip } from '../../features/diagnosis/verdict-strip.tsx';
import { useRowWords } from '../../features/transactions/row-words.ts';
import { toneOf } from '../../features/transactions/status-mark.tsx';
import { ask } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';

/** What happened with the attached payment: one line, and the whole of it on asking. */
export function InboxVerdict({ suggestion }: { suggestion: Suggestion | undefined }) {
  const uid = suggestion?.attached?.uid;
  const params = { uid: uid as TransactionUid };
  const { data: explained } = useQuery({ ...ask(getVerdict, { params, query: {} }), enabled: uid !== undefined });
  const { data: payment } = useQuery({ ...ask(getTransaction, { params }), enabled: uid !== undefined });
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
    </VerdictLine>
  );
}
