import { expect, test } from 'vitest';
import { fillTemplate } from '../../../../server/domains/answers/fill-template.ts';
import { sendAnswer } from '../../../../server/domains/answers/send-answer.ts';
import { TemplateInput } from '../../../../server/domains/knowledge/contract.ts';
import { createTemplate } from '../../../../server/domains/knowledge/create-template.ts';
import { getTemplate } from '../../../../server/domains/knowledge/queries.ts';
import { getTicket } from '../../../../server/domains/tickets/index.ts';
import type { TicketId } from '../../../../server/kernel/ids.ts';
import { openAnswersDesk, PAYER } from './desk-of-answers.ts';

const { ctx, jana, parts, merchant, wrote, onFile } = await openAnswersDesk();
await onFile(merchant.id, 'shop@tea.example');

const make = (audience: TemplateInput['audience'], texts: TemplateInput['texts']) =>
  createTemplate(
    ctx,
    TemplateInput.parse({ shortName: `t${crypto.randomUUID().slice(0, 8)}`, title: 'A template', audience, texts }),
  );
const payers = await make('payer', {
  ru: '{{#if writer.name}}{{writer.name}}, {{/if}}{{payment.amount}} · {{payment.order}}',
  en: '{{payment.amount}}',
});
const merchants = await make('merchant', { ru: '{{payment.uid}} {{payment.code}}', en: '{{payment.uid}}' });
const anybodys = await make('anybody', { en: 'Request {{ticket.number}} {{engineer.name}}' });

const TEXT = 'Почему не прошёл платёж по заказу 10423 на 48,50 BYN?';
const proven = await wrote('email', { chat: PAYER, name: 'Анна', text: TEXT, proof: { addressAligned: true } });
const claimed = await wrote('telegram', { text: 'платёж 37746555-bbdad687b0 не прошёл' });
const onFileTicket = await wrote('email', { chat: 'shop@tea.example', text: TEXT, proof: { addressAligned: true } });
const nothing = await wrote('telegram', { text: 'Добрый день, есть вопрос' });

const fill = (ticketId: TicketId, { id }: { id: typeof payers.id }) =>
  fillTemplate(ctx, { ticketId, templateId: id }, parts);

test('a template is filled in the writer’s language with what is open to them', async () => {
  expect(await fill(proven, payers)).toEqual({ text: 'Анна, 48,50\u00a0BYN · 10423', missing: [], tooMuch: [] });
  expect(await fill(onFileTicket, merchants)).toMatchObject({ text: '37746555-bbdad687b0 F.0114', missing: [] });
});

test('the other language is taken where the template lacks the writer’s', async () => {
  const { number } = await getTicket(ctx, proven);

  expect((await fill(proven, anybodys)).text).toBe(`Request ${number} Jana Sample`);
});

test('what is more than open is named and not shown', async () => {
  expect(await fill(claimed, payers)).toMatchObject({
    text: '',
    tooMuch: ['payer', 'payment.amount', 'payment.order'],
  });
  expect(await fill(proven, merchants)).toMatchObject({
    text: '',
    tooMuch: ['merchant', 'payment.uid', 'payment.code'],
  });
  expect(await fill(nothing, payers)).toMatchObject({ text: '' });
});

test('a template that was used is counted with the answer, and refused where it tells too much', async () => {
  const send = async (ticketId: TicketId, template: { id: typeof payers.id }) => {
    const { lastInboundId: seen } = await getTicket(ctx, ticketId);
    const answer = { ticketId, seen, files: [], pieces: [], afterwards: 'wait' as const };
    return sendAnswer(jana, { ...answer, text: 'Добрый день', templates: [template.id] }, parts);
  };

  await send(proven, payers);

  await expect(send(claimed, payers)).rejects.toMatchObject({
    reason: 'tells-too-much',
    fields: { template: 'payer' },
  });
  expect((await getTemplate(ctx.read, payers.id)).used).toBe(1);
});
