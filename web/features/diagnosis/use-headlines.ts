import { useQueries } from '@tanstack/react-query';
import { listVerdicts } from '#contract/diagnosis';
import type { TransactionUid } from '#kernel/ids';
import { ask } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';

const AT_ONCE = 50;

/** The verdicts of many payments in one line each, by uid; what is not there yet is simply missing. */
export function useHeadlines(uids: readonly TransactionUid[]): ReadonlyMap<string, string> {
  const { language } = useFormat();
  const chunks = Array.from({ length: Math.ceil(uids.length / AT_ONCE) }, (_, at) =>
    uids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  return useQueries({
    queries: chunks.map((chunk) => ({ ...ask(listVerdicts, { body: { uids: chunk } }), staleTime: 60_000 })),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }) =>
          (data?.verdicts ?? []).map((verdict) => [verdict.uid, verdict.headline[language]]),
        ),
      ),
  });
}
