import { expect, test } from 'vitest';
import { type BounceFacts, readBounce } from '../../../../../server/domains/channels/mail/bounce.rules.ts';
import { readHeaders } from '../../../../../server/domains/channels/mail/header.rules.ts';

const OURS = '<019ab000-0000-7000-8000-000000000001@desk.example>';
const report = (recipient: string) => `Reporting-MTA: dns; mx.example\n\n${recipient}\n`;
const bounce = (given: Partial<BounceFacts>, lines: string[] = []) =>
  readBounce({
    headers: readHeaders(lines),
    reports: [],
    returned: [],
    text: '',
    fromMachine: false,
    byDaemon: false,
    ...given,
  });

test('a report says of which mail, whether for good, and in whose words', () => {
  const failed = report(
    'Final-Recipient: rfc822; ivan@shop.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1\n no such user',
  );

  expect(bounce({ reports: [failed], returned: [`Message-ID: ${OURS}\nSubject: x`] })).toEqual({
    of: OURS,
    final: true,
    words: 'ivan@shop.example: 550 5.1.1 no such user',
    recipients: ['ivan@shop.example'],
  });
});

test('a delay is told and is not the end; a success is no bounce', () => {
  expect(
    bounce({ reports: [report('Final-Recipient: rfc822; a@b.example\nAction: delayed\nStatus: 4.4.1')] }),
  ).toMatchObject({ final: false });
  expect(
    bounce({ reports: [report('Final-Recipient: rfc822; a@b.example\nAction: delivered\nStatus: 2.0.0')] }),
  ).toBeUndefined();
});

test('of two recipients the one that failed counts', () => {
  const two = report(
    'Final-Recipient: rfc822; a@b.example\nAction: relayed\n\nFinal-Recipient: rfc822; c@d.example\nAction: failed\nStatus: 5.0.0',
  );

  expect(bounce({ reports: [two] })).toMatchObject({
    final: true,
    words: 'c@d.example: 5.0.0',
    recipients: ['c@d.example'],
  });
});

test('a mail that was sent on is known by the address to which it had gone', () => {
  const onward = report(
    'Original-Recipient: rfc822; Ivan@Shop.example\nFinal-Recipient: rfc822; <ivan@home.example>\nAction: failed\nStatus: 5.1.1',
  );

  expect(bounce({ reports: [onward] })?.recipients).toEqual(['ivan@home.example', 'ivan@shop.example']);
});

test('without a report: who says it, and what was quoted', () => {
  const text = `Sorry.\n550 5.1.1 unknown\n\n> Message-Id: ${OURS}\n> Subject: Re`;

  expect(bounce({ byDaemon: true, text })).toEqual({
    of: OURS,
    final: true,
    words: '550 5.1.1 unknown',
    recipients: ['019ab000-0000-7000-8000-000000000001@desk.example'],
  });
  expect(bounce({ fromMachine: true, text: '' }, ['Subject: Warning: message delayed 2 days'])).toMatchObject({
    final: false,
  });
  expect(bounce({ text }, ['X-Failed-Recipients: ivan@shop.example'])).toMatchObject({
    of: OURS,
    recipients: expect.arrayContaining(['ivan@shop.example']),
  });
});

test('a person who writes of an undelivered mail is a person', () => {
  expect(bounce({ text: '550 5.1.1' }, ['Subject: Undelivered mail, please help'])).toBeUndefined();
});
