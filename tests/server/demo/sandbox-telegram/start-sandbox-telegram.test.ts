import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api, GrammyError, HttpError, InputFile } from 'grammy';
import { afterAll, expect, test } from 'vitest';
import type { TelegramPerson } from '../../../../server/demo/sandbox-telegram/people.ts';
import { startSandboxTelegram } from '../../../../server/demo/sandbox-telegram/start-sandbox-telegram.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';

const TOKEN = '7100000001:sample-token-of-the-sandbox';
const alesia: TelegramPerson = { id: 5_000_001, firstName: 'Alesia', username: 'alesia_k', languageCode: 'ru' };
const group = { id: -1_002_000_000_001, title: 'Quiet Books and the desk' };

async function sandbox() {
  const clock = clockAt(Temporal.Instant.from('2026-11-09T09:00:00Z'));
  const started = await startSandboxTelegram({ clock, token: TOKEN, username: 'ozerta_help_bot' });
  afterAll(started.stop);
  return { ...started, clock, api: new Api(TOKEN, { apiRoot: started.origin }) };
}

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: GrammyError) => error,
  );

test('a bot knows itself, and a wrong token is nobody', async () => {
  const { api, origin } = await sandbox();

  const me = await api.getMe();
  const stranger = await refusal(new Api('7100000001:another', { apiRoot: origin }).getMe());

  expect(me).toMatchObject({ id: 7_100_000_001, is_bot: true, username: 'ozerta_help_bot' });
  expect(stranger).toMatchObject({ error_code: 401 });
});

test('what people write waits until the bot has confirmed it', async () => {
  const { api, write } = await sandbox();
  write(alesia, { text: 'Where is my money?' });
  write(alesia, { text: 'Hello?', group });

  const first = await api.getUpdates();
  const again = await api.getUpdates({ offset: first[0]?.update_id ?? 0 });
  const rest = await api.getUpdates({ offset: (first[1]?.update_id ?? 0) + 1 });

  expect(first.map(({ message }) => [message?.chat.type, message?.text])).toEqual([
    ['private', 'Where is my money?'],
    ['supergroup', 'Hello?'],
  ]);
  expect(again).toEqual(first);
  expect(rest).toEqual([]);
});

test('a poll that waits is answered by the next message', async () => {
  const { api, write } = await sandbox();

  const waiting = api.getUpdates({ timeout: 50 });
  await new Promise((resolve) => setImmediate(resolve));
  write(alesia, { text: 'Here I am' });

  expect((await waiting)[0]?.message?.text).toBe('Here I am');
});

test('numbers of updates go on from what the bot has read, whatever this process has counted', async () => {
  const { api, write } = await sandbox();

  await api.getUpdates({ offset: 2_000_000_000 });
  write(alesia, { text: 'After a restart' });

  expect((await api.getUpdates())[0]?.update_id).toBe(2_000_000_000);
});

test('two that poll the same bot are told', async () => {
  const { api } = await sandbox();

  const outcomes = await Promise.allSettled([api.getUpdates({ timeout: 1 }), api.getUpdates({ timeout: 1 })]);

  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(refused).toEqual([expect.objectContaining({ error_code: 409 })]);
});

test('an answer arrives at the side of the writer', async () => {
  const { api, write, onSaid } = await sandbox();
  const said: unknown[] = [];
  onSaid((message) => said.push(message));
  const replyTo = write(alesia, { text: 'Where is my money?' });

  const sent = await api.sendMessage(alesia.id, 'On its way.', { reply_parameters: { message_id: replyTo } });

  expect(sent.reply_to_message?.message_id).toBe(replyTo);
  expect(sent.message_id).toBeGreaterThan(replyTo);
  expect(said).toEqual([expect.objectContaining({ chatId: alesia.id, text: 'On its way.' })]);
});

test('a bot cannot begin, nor write to somebody who has blocked it', async () => {
  const { api, write, block } = await sandbox();

  const unknown = await refusal(api.sendMessage(alesia.id, 'Hello'));
  write(alesia, { text: 'Hi' });
  block(alesia);
  const blocked = await refusal(api.sendMessage(alesia.id, 'Hello'));

  expect(unknown).toMatchObject({ error_code: 400, description: 'Bad Request: chat not found' });
  expect(blocked).toMatchObject({ error_code: 403, description: 'Forbidden: bot was blocked by the user' });
});

test.each(['', ' ', 'x'.repeat(4097)])('a text of an impossible length is refused', async (text) => {
  const { api, write } = await sandbox();
  write(alesia, { text: 'Hi' });

  expect(await refusal(api.sendMessage(alesia.id, text))).toMatchObject({ error_code: 400 });
});

test('who writes too fast is asked to wait', async () => {
  const { api, write, clock } = await sandbox();
  write(alesia, { text: 'Hi' });
  for (let n = 0; n < 3; n += 1) await api.sendMessage(alesia.id, `Answer ${n}`);

  const refused = await refusal(api.sendMessage(alesia.id, 'Too fast'));
  clock.set(clock.now().add({ seconds: 2 }));
  await api.sendMessage(alesia.id, 'In time');

  expect(refused).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
});

test('files come and go', async () => {
  const { api, write, origin, onSaid } = await sandbox();
  const said: { fileName?: string }[] = [];
  onSaid((message) => said.push(message));
  const bytes = new TextEncoder().encode('uid;status\n1;failed\n');
  write(alesia, { text: 'The log', file: { name: 'log.csv', contentType: 'text/csv', bytes } });

  const [update] = await api.getUpdates();
  const file = await api.getFile(update?.message?.document?.file_id ?? '');
  const fetched = await fetch(`${origin}/file/bot${TOKEN}/${file.file_path}`);
  await api.sendDocument(alesia.id, new InputFile(bytes, 'ответ.csv'), { caption: 'Here' });

  expect(update?.message).toMatchObject({ caption: 'The log', document: { file_name: 'log.csv' } });
  expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(bytes);
  expect(said).toEqual([expect.objectContaining({ fileName: 'ответ.csv', text: 'Here' })]);
});

test('a reset before the work did nothing, one after it did everything', async () => {
  const { api, write, stumble, onSaid } = await sandbox();
  const said: unknown[] = [];
  onSaid((message) => said.push(message));
  write(alesia, { text: 'Hi' });

  stumble('sendMessage', { kind: 'reset-before' });
  const before = await refusal(api.sendMessage(alesia.id, 'one'));
  stumble('sendMessage', { kind: 'reset-after' });
  const after = await refusal(api.sendMessage(alesia.id, 'two'));

  expect([before, after].every((error) => error instanceof HttpError)).toBe(true);
  expect(said).toEqual([expect.objectContaining({ text: 'two' })]);
});

test('a webhook is pushed to with its secret, one after the other, and again after a failure', async () => {
  const { api, write } = await sandbox();
  const heard: unknown[] = [];
  let refusals = 1;
  let allHeard = () => {};
  const done = new Promise<void>((resolve) => {
    allHeard = resolve;
  });
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    refusals -= 1;
    if (refusals >= 0) return void res.writeHead(500).end();
    heard.push([
      req.headers['x-telegram-bot-api-secret-token'],
      JSON.parse(Buffer.concat(chunks).toString()).message.text,
    ]);
    res.writeHead(200).end();
    if (heard.length === 2) allHeard();
  }).listen(0, '127.0.0.1');
  afterAll(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  await api.setWebhook(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, {
    secret_token: 'open-sesame',
  });

  const polled = await refusal(api.getUpdates());
  write(alesia, { text: 'one' });
  write(alesia, { text: 'two' });
  await done;

  expect(polled).toBeInstanceOf(GrammyError);
  expect(heard).toEqual([
    ['open-sesame', 'one'],
    ['open-sesame', 'two'],
  ]);
});
