import type { GatewayTransaction } from '../gateways/contract.ts';
import { CAUSES } from './causes.rules.ts';
import type { Cause, Certainty, EvidenceLine, EvidenceTarget, Finding, Party, Retry, Side, Step } from './contract.ts';
import type { Case, EvidenceKey, ReadCode } from './facts.ts';

interface Findings {
  certainty?: Certainty;
  side?: Side | undefined;
  retry?: Retry | undefined;
  next?: { who: Party; how: Step };
  evidence?: (EvidenceLine | undefined)[];
}

/** A finding of `rule`: the cause's own side, step and retry unless the facts say otherwise. */
export function found(rule: string, cause: Cause, more: Findings = {}): Finding {
  const meaning = CAUSES[cause];
  return {
    rule,
    cause,
    side: more.side ?? meaning.side,
    certainty: more.certainty ?? 'sure',
    evidence: (more.evidence ?? []).filter((line) => line !== undefined),
    next: more.next ?? { who: meaning.who, how: meaning.how },
    retry: more.retry ?? meaning.retry,
  };
}

/** One line of evidence; undefined when the fact is absent, so that a rule can list what it looked at. */
export function line(
  path: string,
  value: string | number | boolean | undefined,
  key: EvidenceKey,
  params: EvidenceLine['says']['params'] = {},
  uid?: string,
): EvidenceLine | undefined {
  if (value === undefined || value === '') return undefined;
  const opens: EvidenceTarget = uid === undefined ? { kind: 'field', id: path } : { kind: 'transaction', id: uid };
  return { path, value: String(value), ...(uid === undefined ? {} : { uid }), opens, says: { key, params } };
}

/** A line of evidence that lies in another domain: what opens is the delivery, the limit, the finding, the incident. */
export const lineAt = (
  opens: EvidenceTarget,
  value: string | number,
  key: EvidenceKey,
  params: EvidenceLine['says']['params'] = {},
): EvidenceLine => ({ path: opens.kind, value: String(value), opens, says: { key, params } });

/** What a code was read as, or that it could not be read. */
export function codeLine(read: ReadCode | undefined): EvidenceLine | undefined {
  if (read === undefined) return undefined;
  const { field, code, dictionary, cause, otherwise, generation } = read.reading;
  if (cause !== undefined && dictionary !== undefined) return line(field, code, 'code-means', { dictionary, cause });
  if (otherwise.length === 0) return line(field, code, 'code-in-no-book');
  if (generation === 'page-2022') return line(field, code, 'code-from-older-page');
  return line(field, code, 'code-in-several-books', {
    books: otherwise.map((other) => `${other.dictionary}:${other.cause}`).join(' '),
  });
}

/** The codes and what bank and gateway wrote beside them. */
export const codeLines = ({ code, bankCode, transaction }: Case): (EvidenceLine | undefined)[] => [
  codeLine(code),
  codeLine(bankCode),
  line('bankMessage', transaction.bankMessage, 'bank-said'),
  line('message', transaction.message, 'gateway-said'),
];

const FAILED = new Set(['failed', 'error']);
const OPEN = new Set(['pending', 'incomplete']);

/** The gateway's letter stands in where a sparse row has a code and no status. */
export function hasFailed({ transaction: { status }, code }: Case): boolean {
  if (status !== undefined && status !== 'unknown') return FAILED.has(status);
  return code !== undefined && /^[FE]\./.test(code.reading.code);
}

export const hasSucceeded = ({ status }: GatewayTransaction): boolean => status === 'successful';
export const isOpen = ({ transaction: { status } }: Case): boolean => status !== undefined && OPEN.has(status);

/** Which of its children are successful ones of this type. */
export const followUps = (given: Case, uid: string, type: GatewayTransaction['type']): GatewayTransaction[] =>
  given.related.children.filter((child) => child.parentUid === uid && child.type === type && hasSucceeded(child));

const IN_NETWORK_WORDS = ['rrn', 'authCode', 'bankCode'] as const;

/** Whether something in the document could only have come from the bank's side. */
export const hasReachedBank = ({ transaction }: Case): boolean =>
  IN_NETWORK_WORDS.some((field) => transaction[field] !== undefined);
