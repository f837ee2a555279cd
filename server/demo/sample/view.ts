import { BILL_WAITS, IN_PROGRESS } from './causes.ts';
import type { SampleTransaction, SampleView } from './transaction.ts';

/** What the gateway knows of the transaction at `atMs`; undefined before it exists. */
export function viewAt(transaction: SampleTransaction, atMs: number): SampleView | undefined {
  const { createdMs, finalMs, cause, language, finalStatus } = transaction;
  if (atMs < createdMs) return undefined;
  if (atMs < finalMs) return waiting(transaction);
  const paidMs = finalStatus === 'successful' ? finalMs : undefined;
  const closedMs = reached(transaction.closedMs, atMs);
  const settledMs = reached(transaction.settledMs, atMs);
  const pspSettledMs = reached(transaction.pspSettledMs, atMs);
  return {
    status: finalStatus,
    code: cause.code,
    message: cause.message,
    friendly: language === 'en' ? cause.friendlyEn : cause.friendlyRu,
    decided: true,
    updatedMs: pspSettledMs ?? settledMs ?? closedMs ?? finalMs + 40,
    paidMs,
    closedMs,
    settledMs,
    pspSettledMs,
  };
}

function waiting({ method, createdMs, language }: SampleTransaction): SampleView {
  const words = method === 'erip' ? BILL_WAITS : IN_PROGRESS;
  return {
    status: method === 'erip' ? 'pending' : 'incomplete',
    code: words.code,
    message: words.message,
    friendly: language === 'en' ? words.friendlyEn : words.friendlyRu,
    decided: false,
    updatedMs: createdMs + 350,
    paidMs: undefined,
    closedMs: undefined,
    settledMs: undefined,
    pspSettledMs: undefined,
  };
}

const reached = (ms: number | undefined, atMs: number) => (ms !== undefined && ms <= atMs ? ms : undefined);
