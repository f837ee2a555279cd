import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { afterAll, expect, test } from 'vitest';
import { AUTHSERV_ID, startSandboxMail } from '../../../../server/demo/sandbox-mail/start-sandbox-mail.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';

const alesia = { name: 'Alesia Karol', address: 'alesia@example.com' };

/** A desk that takes mail and keeps it. */
async function deskAndSandbox() {
  const taken: Awaited<ReturnType<typeof simpleParser>>[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        taken.push(mail);
        done();
      }, done);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const deskPort = (server.server.address() as AddressInfo).port;
  const sandbox = await startSandboxMail({ clock: clockAt(Temporal.Instant.from('2026-11-09T09:00:00Z')), deskPort });
  afterAll(async () => {
    await sandbox.stop();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const desk = createTransport({ host: '127.0.0.1', port: sandbox.port, secure: false, ignoreTLS: true });
  return { taken, sandbox, desk };
}

test('a mail reaches the desk with what the mail server found out about its sender', async () => {
  const { taken, sandbox } = await deskAndSandbox();

  const messageId = await sandbox.write({
    from: alesia,
    to: 'help@ozerta.example',
    subject: 'Заказ 10423',
    text: 'Где мои деньги?',
    references: ['<first@ozerta.example>'],
    files: [{ name: 'чек.txt', contentType: 'text/plain', bytes: new TextEncoder().encode('48.50') }],
  });

  const [mail] = taken;
  expect(mail).toMatchObject({ messageId, subject: 'Заказ 10423', inReplyTo: '<first@ozerta.example>' });
  expect(mail?.attachments[0]?.filename).toBe('чек.txt');
  expect(String(mail?.headers.get('authentication-results'))).toContain(
    `${AUTHSERV_ID}; dkim=pass header.d=example.com`,
  );
});

test('what the desk sends arrives at its reader', async () => {
  const { sandbox, desk } = await deskAndSandbox();
  const received: unknown[] = [];
  sandbox.onReceived((mail) => received.push(mail));

  await desk.sendMail({
    from: 'Ozerta <help@ozerta.example>',
    to: alesia.address,
    replyTo: 'help+t1.abc@ozerta.example',
    subject: 'Re: Заказ 10423 [#12]',
    text: 'Деньги не списаны.',
    messageId: '<answer@ozerta.example>',
    references: ['<question@example.com>'],
  });

  expect(received).toEqual([
    expect.objectContaining({
      to: alesia.address,
      replyTo: 'help+t1.abc@ozerta.example',
      messageId: '<answer@ozerta.example>',
      references: ['<question@example.com>'],
      text: expect.stringContaining('Деньги не списаны.'),
    }),
  ]);
});

test('a mailbox that is gone is told as gone', async () => {
  const { desk } = await deskAndSandbox();

  const refused = desk.sendMail({ from: 'help@ozerta.example', to: 'gone@example.com', subject: 'x', text: 'x' });

  await expect(refused).rejects.toMatchObject({ responseCode: 550 });
});

test('a mail that the desk does not take is not thought to be taken', async () => {
  const sandbox = await startSandboxMail({
    clock: clockAt(Temporal.Instant.from('2026-11-09T09:00:00Z')),
    deskPort: 9,
  });
  afterAll(sandbox.stop);

  await expect(sandbox.write({ from: alesia, to: 'help@ozerta.example', subject: 'x', text: 'x' })).rejects.toThrow();
});
