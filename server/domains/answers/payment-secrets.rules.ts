/** What kinds of facts of a payment can slip into a text. */
export type SecretKind =
  | 'uid'
  | 'rrn'
  | 'auth-code'
  | 'decline-code'
  | 'bank-words'
  | 'protection'
  | 'personal'
  | 'order'
  | 'shop'
  | 'time';

export interface Secret {
  kind: SecretKind;
  value: string;
}

type Known = string | null | undefined;

/** The facts from which secrets are taken; names as the transaction has them. */
export interface SecretFacts {
  uid: string;
  parentUid?: Known;
  relatedUids?: readonly string[];
  rrn?: Known;
  authCode?: Known;
  refId?: Known;
  code?: Known;
  bankCode?: Known;
  message?: Known;
  bankMessage?: Known;
  gatewayId?: Known;
  protection?: { rejectedRule?: string | undefined; blackListed?: string[] | undefined } | null | undefined;
  customerEmail?: Known;
  customerPhone?: Known;
  customerIp?: Known;
  customerName?: Known;
  cardHolder?: Known;
  trackingId?: Known;
  eripAccount?: Known;
  shopName?: Known;
  shopDomain?: Known;
  /** Hours and minutes as the desk would write them. */
  clocks?: readonly string[];
}

/** Words that banks and gateways say of everything tell nothing. */
const SAYS_NOTHING = /^(?:ok|success\p{L}*|approved|successfully processed|declined|error|payment failed|failed)\.?$/iu;
const SHORTEST_WORDS = 6;

/** Everything of a payment by which it could be told, each with its kind. */
export function secretsOf(facts: SecretFacts): Secret[] {
  const lists: [SecretKind, readonly Known[]][] = [
    ['uid', [facts.uid, facts.parentUid, ...(facts.relatedUids ?? [])]],
    ['rrn', [facts.rrn, facts.refId]],
    ['auth-code', [facts.authCode]],
    ['decline-code', [facts.code, facts.bankCode]],
    ['bank-words', [facts.message, facts.bankMessage].filter(saysSomething)],
    ['protection', [facts.gatewayId, facts.protection?.rejectedRule, ...(facts.protection?.blackListed ?? [])]],
    ['personal', [facts.customerEmail, facts.customerPhone, facts.customerIp, facts.customerName, facts.cardHolder]],
    ['order', [facts.trackingId, facts.eripAccount]],
    ['shop', [facts.shopName, facts.shopDomain]],
    ['time', facts.clocks ?? []],
  ];
  return lists.flatMap(([kind, values]) => [...new Set(values)].flatMap((value) => (value ? [{ kind, value }] : [])));
}

const saysSomething = (words: Known) => !!words && words.length >= SHORTEST_WORDS && !SAYS_NOTHING.test(words);
