import {
  generalQuestion,
  merchantPersona,
  type Persona,
  payerPersona,
  type Question,
  questionAbout,
  type Random,
  type SampleTransaction,
  type SampleWorld,
} from '../sample/index.ts';
import type { WritingChannel } from './correspondence.ts';

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
