import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { listVerdicts } from '#contract/diagnosis';
import type { TransactionUid } from '#kernel/ids';
import { ask } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';

/** A payment as far as its verdict hangs on it: another status is another question. */
interface Judged {
  uid: TransactionUid;
  status: string;
}

const AT_ONCE = 50;

/** The verdicts of many payments in one line each, by uid; what is not there yet is simply missing. */
export function useHeadlines(payments: readonly Judged[]): ReadonlyMap<string, string> {
  const { language } = useFormat();
  const chunks = Array.from({ length: Math.ceil(payments.length / AT_ONCE) }, (_, at) =>
    payments.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  return useQueries({
    queries: chunks.map((chunk) => {
      const query = ask(listVerdicts, { body: { uids: chunk.map(({ uid }) => uid) } });
      return {
        ...query,
        queryKey: [...query.queryKey, chunk.map(({ status }) => status).join()],
        placeholderData: keepPreviousData,
        staleTime: 60_000,
      };
    }),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }) => (data?.verdicts ?? []).map(({ uid, headline }) => [uid, headline[language]])),
      ),
  });
}
