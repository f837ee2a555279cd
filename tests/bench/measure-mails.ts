import { AccountInput } from '../../server/domains/channels/contract.ts';
import { createAccount } from '../../server/domains/channels/index.ts';
import { freePort } from '../../server/platform/free-port.ts';
import { createSecrets } from '../../server/platform/secrets.ts';
import { putOnDuty } from '../support/on-duty.ts';
import { type Stage, startFloorMails, startProgram } from './bench-stage.ts';
import { balanceFigure, ticketed } from './desk-balance.ts';
import { DETAILS, QUESTIONS } from './desk-sentences.ts';
import { type Mail, mailLanes } from './mail-lanes.ts';
import { type Figure, median, perSecond, range, ratio } from './report.ts';
import type { Sizes } from './sizes.ts';

const LANES = 10;
const PAIRS = 5;
const WARM_UP = 50;
const DESK = 'help@desk.example';
const WANTED = 50;

/** Mails by SMTP all the way to tickets, against smtp-server and an insert on the same PostgreSQL, by turns. */
export async function measureMails(stage: Stage, sizes: Sizes, at: Temporal.Instant): Promise<Figure[]> {
  await connectMailbox(stage);
  const port = await freePort();
  const [program, floor] = await Promise.all([
    startProgram(stage, { BENCH_SMTP_PORT: String(port) }),
    startFloorMails(stage),
  ]);
  try {
    await putOnDuty(stage.contextAt(), program.personId);
    const perRound = Math.ceil(sizes.mails / PAIRS);
    const mails = mailsOf(WARM_UP + perRound * PAIRS, at);
    const pair = async (some: readonly Mail[]) => {
      const bare = await mailLanes(floor.port, LANES, some);
      const began = performance.now();
      const acknowledged = await mailLanes(port, LANES, some);
      await ticketed(stage);
      const rate = (ms: number) => (some.length / ms) * 1000;
      return { bare: rate(bare.ms), taken: rate(acknowledged.ms), worked: rate(performance.now() - began) };
    };
    await pair(mails.slice(0, WARM_UP));
    const pairs: Awaited<ReturnType<typeof pair>>[] = [];
    for (let from = WARM_UP; from < mails.length; from += perRound)
      pairs.push(await pair(mails.slice(from, from + perRound)));
    return [...figuresOf(pairs), await balanceFigure(stage, mails.length)];
  } finally {
    await Promise.all([program.close(), floor.close()]);
  }
}

function figuresOf(pairs: readonly { bare: number; taken: number; worked: number }[]): Figure[] {
  const ratios = pairs.map(({ bare, taken }) => taken / bare);
  const worked = median(pairs.map((pair) => pair.worked));
  return [
    {
      what: `bare smtp-server + insert, ${LANES} connections`,
      value: perSecond(median(pairs.map(({ bare }) => bare)), 'mails'),
    },
    {
      what: 'acknowledged by the program, parsed and masked',
      value: perSecond(median(pairs.map(({ taken }) => taken)), 'mails'),
    },
    { what: `program against bare, ${PAIRS} pairs`, value: `${ratio(median(ratios))} ${range(ratios)}` },
    {
      what: 'all the way to tickets',
      value: perSecond(worked, 'mails'),
      target: `≥ ${perSecond(WANTED, 'mails')}`,
      held: worked >= WANTED,
    },
  ];
}

async function connectMailbox(stage: Stage): Promise<void> {
  const input = AccountInput.parse({
    name: 'Measured',
    settings: {
      kind: 'email',
      address: DESK,
      listens: true,
      smtp: { host: '127.0.0.1', port: 9, security: 'none' },
      authservId: 'mx.desk.example',
    },
  });
  await createAccount(stage.contextAt(), input, createSecrets([stage.secretsKey]));
}

/** As mail programs write them: text and HTML, an address that was looked into; every fourth answers the one before in its thread. */
function mailsOf(count: number, at: Temporal.Instant): Mail[] {
  return Array.from({ length: count }, (_, n) => {
    const isReply = n % 4 === 3;
    const writer = `writer-${isReply ? n - 1 : n}@shop.example`;
    return { from: writer, to: DESK, raw: mailOf(n, writer, isReply ? n - 1 : undefined, at) };
  });
}

function mailOf(n: number, writer: string, answers: number | undefined, at: Temporal.Instant): Buffer {
  const question = QUESTIONS[n % QUESTIONS.length] ?? '';
  const text = [question, ...DETAILS.map((detail, place) => `${detail} ${n * 100 + place}`)].join('\r\n');
  const html = `<html><body><p>${text.replaceAll('\r\n', '</p><p>')}</p><table><tr><td>Заказ ${10_000 + n}</td></tr></table></body></html>`;
  const part = (type: string, body: string) =>
    `--cut\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines(body)}\r\n`;
  const date = at.toZonedDateTimeISO('UTC').toPlainDateTime();
  return Buffer.from(
    [
      'Authentication-Results: mx.desk.example; dkim=pass header.d=shop.example; dmarc=pass header.from=shop.example',
      `From: Writer ${n} <${writer}>`,
      `To: ${DESK}`,
      `Subject: =?utf-8?B?${Buffer.from(`${question} Заказ ${n}`).toString('base64')}?=`,
      `Date: ${date.day} ${MONTHS[date.month - 1]} ${date.year} 10:00:00 +0000`,
      `Message-ID: <mail-${n}@shop.example>`,
      ...(answers === undefined
        ? []
        : [`In-Reply-To: <mail-${answers}@shop.example>`, `References: <mail-${answers}@shop.example>`]),
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary=cut',
      '',
      `${part('text/plain', text)}${part('text/html', html)}--cut--`,
    ].join('\r\n'),
  );
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const lines = (body: string) => Buffer.from(body).toString('base64').replace(/.{76}/g, '$&\r\n');
