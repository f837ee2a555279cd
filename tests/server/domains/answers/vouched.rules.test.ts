import { expect, test } from 'vitest';
import { addressedIdentity, identitiesOf } from '../../../../server/domains/answers/vouched.rules.ts';

const sender = (kind: 'email' | 'phone' | 'telegram', value: string) => ({ identity: { kind, value }, name: 'Writer' });
const mail = (addressAligned?: boolean) => ({
  sender: sender('email', 'a@example.com'),
  proof: addressAligned === undefined ? {} : { addressAligned },
});

test('a Telegram account is vouched for by its number', () => {
  const [identity] = identitiesOf([{ sender: sender('telegram', '77'), proof: {} }]);

  expect(identity).toEqual({ kind: 'telegram', value: '77', vouched: true });
});

test('a mail vouches for its address only when it is aligned', () => {
  expect(identitiesOf([mail(true)])[0]?.vouched).toBe(true);
  expect(identitiesOf([mail(false)])[0]?.vouched).toBe(false);
  expect(identitiesOf([mail()])[0]?.vouched).toBe(false);
});

test('one mail that is not aligned takes the address its worth, before or after', () => {
  expect(identitiesOf([mail(true), mail(false)])[0]?.vouched).toBe(false);
  expect(identitiesOf([mail(false), mail(true)])[0]?.vouched).toBe(false);
});

test('a phone from a call is only said; one’s own contact card is vouched for, in this chat at any time', () => {
  const said = identitiesOf([{ sender: sender('phone', '+375280000001'), proof: {} }]);
  const shared = identitiesOf([], [{ ownPhone: '+375280000002' }]);

  expect(said[0]?.vouched).toBe(false);
  expect(shared).toEqual([{ kind: 'phone', value: '+375280000002', vouched: true }]);
});

test('who came by no channel has no address', () => {
  expect(identitiesOf([{ sender: null, proof: {} }])).toEqual([]);
});

test('who was written to first is who is at that address; a group is nobody', () => {
  const addressed = (conversationKind: 'mail' | 'private' | 'group' | null, address: string | null) =>
    addressedIdentity({ conversationKind, address });

  expect(addressed('mail', 'a@example.com')).toEqual([{ kind: 'email', value: 'a@example.com', vouched: true }]);
  expect(addressed('private', '77')).toEqual([{ kind: 'telegram', value: '77', vouched: true }]);
  expect([...addressed('group', '-100'), ...addressed(null, null)]).toEqual([]);
});
