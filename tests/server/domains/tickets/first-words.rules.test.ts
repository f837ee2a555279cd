import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOf, subjectOf } from '../../../../server/domains/tickets/first-words.rules.ts';

const photo = { what: 'photo', name: '' };

test.each([
  ['Hello there', { text: '  Hello\n\n there ', files: [] }],
  ['[photo]', { text: '', files: [photo] }],
  ['[bill.pdf]', { text: ' ', files: [{ what: 'document', name: 'bill.pdf' }] }],
  ['', { text: '', files: [] }],
])('the line %j of %j', (line, said) => {
  expect(lineOf(said)).toBe(line);
});

test.each([
  ['Refund', { subject: 'Re: RE: Fwd: Refund', text: 'x', files: [] }],
  ['Возврат', { subject: 'Отв: На: Возврат', text: 'x', files: [] }],
  ['Reminder', { subject: 'Reminder', text: 'x', files: [] }],
  ['My words', { subject: 'Re:', text: 'My words', files: [] }],
  ['My words', { text: 'My words', files: [] }],
])('the subject %j of %j', (subject, said) => {
  expect(subjectOf(said)).toBe(subject);
});

test('whatever is said fits a line and is whole text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (text) => {
      const line = lineOf({ text, files: [] });
      return line.length <= 201 && line.isWellFormed() && !line.includes('\n');
    }),
  );
});

test('our own number at the end of a subject is not taken over: another ticket has another', () => {
  const of = (subject: string) => subjectOf({ subject, text: 'x', files: [] });

  expect(of('Re: Refund [#12]')).toBe('Refund');
  expect(of('Refund [#12] [#45] ')).toBe('Refund');
  expect(of('[#12] of your system')).toBe('[#12] of your system');
  expect(of('[#12]')).toBe('x');
});
