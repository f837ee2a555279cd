import type { ShopKeys, Source } from '#contract/gateways';

type KnownKeys = Source['shops'][number];

/** The keys of one shop as they are typed. Empty keeps what is known. */
export interface ShopKeysDraft {
  shopId: string;
  secretKey: string;
  publicKey: string;
  /** Fingerprints of what the server has already. */
  known?: KnownKeys;
  /** Both keys go with the next save. */
  isForgotten: boolean;
}

export const EMPTY_SHOP_KEYS: ShopKeysDraft = { shopId: '', secretKey: '', publicKey: '', isForgotten: false };

export const shopKeysDraftOf = (known: KnownKeys): ShopKeysDraft => ({
  ...EMPTY_SHOP_KEYS,
  shopId: String(known.shopId),
  known,
});

/** Only what changes: the server keeps the rest. */
export const shopKeysInputOf = (drafts: readonly ShopKeysDraft[]): ShopKeys[] => drafts.filter(isChanged).map(asInput);

/** Under which name the server speaks of a line: it sees the changed ones alone. */
export function sentPlaceOf(drafts: readonly ShopKeysDraft[], draft: ShopKeysDraft): string {
  return `shops.${drafts.filter(isChanged).indexOf(draft)}`;
}

function isChanged({ shopId, secretKey, publicKey, known, isForgotten }: ShopKeysDraft): boolean {
  const hasKey = secretKey.trim() !== '' || publicKey.trim() !== '';
  if (known !== undefined) return isForgotten || hasKey;
  return hasKey || shopId.trim() !== '';
}

function asInput({ shopId, secretKey, publicKey, isForgotten }: ShopKeysDraft): ShopKeys {
  const shop = { shopId: Number(shopId.trim() || Number.NaN) };
  if (isForgotten) return { ...shop, secretKey: null, publicKey: null };
  return {
    ...shop,
    ...(secretKey.trim() !== '' && { secretKey: secretKey.trim() }),
    ...(publicKey.trim() !== '' && { publicKey: publicKey.trim() }),
  };
}

/** Shop and secret key a line, however they are parted; what cannot be read so is given back. */
export function shopKeysIn(pasted: string): { drafts: ShopKeysDraft[]; unread: string[] } {
  const lines = pasted.split('\n').map((line) => line.trim());
  const drafts: ShopKeysDraft[] = [];
  const unread: string[] = [];
  for (const line of lines.filter((each) => each !== '')) {
    const [, shopId, secretKey] = /^(\d{1,10})[\s,;:=]+(\S+)$/.exec(line) ?? [];
    if (shopId === undefined || secretKey === undefined) unread.push(line);
    else drafts.push({ ...EMPTY_SHOP_KEYS, shopId, secretKey });
  }
  return { drafts, unread };
}

/** Pasted keys go to the lines of their shops; shops that have none yet get one. */
export function withPasted(drafts: readonly ShopKeysDraft[], pasted: readonly ShopKeysDraft[]): ShopKeysDraft[] {
  const given = new Map(pasted.map((draft) => [draft.shopId, draft.secretKey]));
  const kept = drafts.map((draft) => {
    const secretKey = given.get(draft.shopId.trim());
    given.delete(draft.shopId.trim());
    return secretKey === undefined ? draft : { ...draft, secretKey, isForgotten: false };
  });
  return [...kept, ...[...given].map(([shopId, secretKey]) => ({ ...EMPTY_SHOP_KEYS, shopId, secretKey }))];
}
