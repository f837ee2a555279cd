import { expect, test } from 'vitest';
import { isAddressAligned } from '../../../../../server/domains/channels/mail/authentication.rules.ts';

const OURS = 'mx.desk.example';
const aligned = (topmost: string | undefined, from = ['ivan@shop.example'], authservId = OURS) =>
  isAddressAligned({ topmost, authservId, from });

test.each([
  ['DMARC passed for the domain', `${OURS}; spf=fail; dmarc=pass (p=REJECT) header.from=shop.example`],
  ['DMARC passed, no domain named', `${OURS}; dmarc=pass`],
  ['a signature of the domain', `${OURS}; dkim=pass header.d=shop.example header.s=k1`],
  ['a signature of a domain above', `${OURS} 1; dkim=pass header.d=example.org; dkim=pass header.d=shop.example`],
  ['a signer named by its address', `${OURS}; dkim=pass header.i=@shop.example`],
  ['spaces, case and quotation marks', `${OURS.toUpperCase()};\tDKIM = pass  header.d="shop.example"`],
])('our own server vouches: %s', (_, line) => {
  expect(aligned(line)).toBe(true);
});

test.each([
  ['a line of another server', 'mx.evil.example; dmarc=pass header.from=shop.example'],
  ['a result inside a comment', `${OURS}; dkim=fail (was: ; dmarc=pass header.from=shop.example)`],
  ['a nested comment', `${OURS}; spf=none (a (b) ; dmarc=pass)`],
  ['a comment with a lone quotation mark', `${OURS}; spf=none (a " ; dmarc=pass )`],
  ['a result inside quotation marks', `${OURS}; spf=none smtp.helo="x; dmarc=pass"`],
  ['a signature of a stranger', `${OURS}; dkim=pass header.d=evil.example`],
  ['a domain that only ends alike', `${OURS}; dkim=pass header.d=op.example`],
  ['a top-level domain', `${OURS}; dkim=pass header.d=example`],
  ['DMARC of another domain', `${OURS}; dmarc=pass header.from=evil.example`],
  ['SPF alone', `${OURS}; spf=pass smtp.mailfrom=shop.example`],
  ['our name as a part of theirs', `${OURS}.evil.example; dmarc=pass`],
  ['nothing', undefined],
])('nobody vouches: %s', (_, line) => {
  expect(aligned(line)).toBe(false);
});

test('nobody is believed where no server is named, and two senders prove none', () => {
  const line = `${OURS}; dmarc=pass`;

  expect(aligned(line, ['ivan@shop.example'], '')).toBe(false);
  expect(aligned(line, ['ivan@shop.example', 'eva@desk.example'])).toBe(false);
  expect(aligned(line, [])).toBe(false);
});
