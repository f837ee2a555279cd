import { expect, test } from 'vitest';
import { type SenderFacts, writerOf } from '../../../../../server/domains/channels/mail/sender.rules.ts';

const box = (address: string, name = '') => ({ name, address });
const writer = (given: Partial<SenderFacts>) =>
  writerOf({ from: [], sender: [], replyTo: [], returnPath: [], ...given });

test('who stands in From is answered', () => {
  expect(writer({ from: [box('Ivan@Shop.example', 'Ivan')] })).toEqual({
    address: 'ivan@shop.example',
    name: 'Ivan',
    isFrom: true,
  });
});

test('a form’s Reply-To is who is meant, and is not what the server vouched for', () => {
  const form = writer({ from: [box('form@shop.example', 'Shop form')], replyTo: [box('payer@mail.example')] });

  expect(form).toEqual({ address: 'payer@mail.example', name: 'Shop form', isFrom: false });
  expect(writer({ from: [box('a@shop.example')], replyTo: [box('A@shop.example')] }).isFrom).toBe(true);
});

test('where From names nobody, what else names somebody counts, in its order', () => {
  const others = {
    sender: [box('s@shop.example')],
    returnPath: [box('r@shop.example')],
    envelopeFrom: 'e@shop.example',
  };

  expect(writer(others).address).toBe('s@shop.example');
  expect(writer({ ...others, sender: [] }).address).toBe('r@shop.example');
  expect(writer({ envelopeFrom: 'e@shop.example' })).toMatchObject({ address: 'e@shop.example', isFrom: false });
  expect(writer({})).toEqual({ address: null, name: '', isFrom: false });
});

test('programs are not answered, and neither is what is no address', () => {
  expect(writer({ from: [box('MAILER-DAEMON', 'Mail Delivery')] })).toEqual({
    address: null,
    name: 'Mail Delivery',
    isFrom: false,
  });
  expect(writer({ from: [box('mailer-daemon@mx.example')] }).address).toBeNull();
  expect(writer({ from: [box('a b@shop.example')] }).address).toBeNull();
  expect(writer({ from: [box('a@shop.example\r\nBcc: x@evil.example')] }).address).toBeNull();
  expect(writer({ from: [box('a@shop.example,b@evil.example')] }).address).toBeNull();
});
