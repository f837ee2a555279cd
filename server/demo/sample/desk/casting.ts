import type { Random } from '../random.ts';
import type { SampleTransaction } from '../transaction.ts';
import type { SampleWorld } from '../world.ts';
import { merchantPersona, type Persona, payerPersona } from './personas.ts';
import { generalQuestion, type Question, questionAbout } from './question.ts';

/** Where somebody writes. */
export type WritingChannel = 'telegram' | 'group' | 'email';

export interface Scene {
  persona: Persona;
  channel: WritingChannel;
  question: Question;
}

const PAYERS = 0.55;
const ABOUT_NO_PAYMENT = 0.18;

/** Who writes next, where, and what: somebody who has to do with this payment. */
export function sceneAbout(random: Random, world: SampleWorld, payment: SampleTransaction): Scene {
  const persona = random.chance(PAYERS) ? payerPersona(world, payment) : merchantPersona(world, payment.shop.merchant);
  const isGeneral = random.chance(persona.side === 'merchant' ? ABOUT_NO_PAYMENT * 2 : ABOUT_NO_PAYMENT / 3);
  const question = isGeneral ? generalQuestion(random, persona, payment) : questionAbout(random, persona, payment);
  return { persona, channel: channelOf(random, persona), question };
}

function channelOf(random: Random, { side, group }: Persona): WritingChannel {
  if (group !== undefined && random.chance(0.4)) return 'group';
  return random.chance(side === 'payer' ? 0.6 : 0.45) ? 'telegram' : 'email';
}
