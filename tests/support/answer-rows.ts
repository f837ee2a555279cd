import { createTemplate } from '../../server/domains/knowledge/create-template.ts';
import { NewTicket } from '../../server/domains/tickets/contract.ts';
import { openTicket } from '../../server/domains/tickets/index.ts';
import type { Context } from '../../server/platform/context.ts';

type Which = 'own' | 'other' | 'none';
const NOWHERE = '00000000-0000-7000-8000-00000000dead';

interface Worlds {
  ctx: () => Context;
  merchantOf: (which: Which) => string;
}

/** The rows of the access matrix for answers and templates. */
export function answerRows({ ctx, merchantOf }: Worlds) {
  const ofTicket = async (which: Which) => {
    if (which === 'none') return { ticketId: NOWHERE };
    const ticket = NewTicket.parse({
      subject: 'A call',
      text: 'They called about a payment',
      merchantId: merchantOf(which),
      contact: { name: 'Caller', identity: null },
    });
    return { ticketId: String((await openTicket(ctx(), ticket)).id) };
  };
  const input = () => ({
    shortName: `t-${crypto.randomUUID().slice(0, 8)}`,
    title: 'A template',
    audience: 'anybody' as const,
    texts: { en: 'Thank you, {{ticket.number}}' },
  });
  const ofTemplate = async (which: Which) => ({
    templateId: which === 'none' ? NOWHERE : String((await createTemplate(ctx(), input())).id),
  });
  const seen = { ofMerchant: true, missing: 404 };

  return {
    'get /tickets/:ticketId/suggestion': { params: ofTicket, ...seen },
    'post /tickets/:ticketId/transaction': { params: ofTicket, body: () => ({ uid: null }), ...seen },
    'post /tickets/:ticketId/proof': {
      params: ofTicket,
      body: () => ({ level: 'claims', reason: 'Said so on the phone' }),
      ...seen,
    },
    'post /tickets/:ticketId/templates/:templateId': {
      params: async (which: Which) => ({ ...(await ofTicket(which)), ...(await ofTemplate(which)) }),
      body: () => ({}),
      ...seen,
    },
    // A call that was noted down has no channel on which it could be answered.
    'post /tickets/:ticketId/answers': {
      params: ofTicket,
      body: () => ({ text: 'Hello', seen: null }),
      answer: [409, 422],
      ...seen,
    },
    // Nothing is known of the caller by which they could be written to.
    'post /tickets/:ticketId/way': {
      params: ofTicket,
      body: () => ({ accountId: NOWHERE, identity: { kind: 'email', value: 'caller@example.com' } }),
      answer: [422],
      ...seen,
    },
    'get /templates': {},
    'post /templates': { body: input },
    'patch /templates/:templateId': { params: ofTemplate, body: input, missing: 404 },
    'delete /templates/:templateId': { params: ofTemplate, missing: 404 },
  };
}
