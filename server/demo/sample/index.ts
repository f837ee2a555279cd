export { dayOf, dayStartMs, ZONE } from './calendar.ts';
export {
  familiesBefore,
  familyOfDay,
  liveTransactions,
  sampleTransactions,
  transactionsOfDay,
  transactionsUntil,
} from './days.ts';
export { type Scene, sceneAbout, type WritingChannel } from './desk/casting.ts';
export { type Enclosure, enclosureOf } from './desk/enclosure.ts';
export { outageStories } from './desk/outage-stories.ts';
export { merchantPersona, merchantPersonas, type Persona, payerPersona } from './desk/personas.ts';
export { factsOf, fill, generalQuestion, questionAbout, REPLIES, waysToAsk } from './desk/question.ts';
export { openStories, type Story, type StoryStep, storiesOfDay } from './desk/stories.ts';
export { exportRow, listRow } from './documents/back-office.ts';
export { checkoutDocument, tokenExpiredDocument } from './documents/checkout.ts';
export { reportRow } from './documents/report.ts';
export { richDocument, version2, version3 } from './documents/rich.ts';
export { bankPart } from './documents/verifications.ts';
export { fingerprintOf } from './fingerprint.ts';
export { historyKey, keyOfCheckoutToken, keyOfUid, memberOf, placeOf, uidOf } from './identity.ts';
export { MERCHANT_SEEDS, type MerchantSeed } from './merchants.ts';
export {
  manualLine,
  notificationLines,
  notificationUrlOf,
  type SampleLogLine,
  type ShopHabit,
  shopHabits,
} from './notifications.ts';
export { nameOfBank, PROVIDER, STAFF } from './provider.ts';
export { createRandom, type Random } from './random.ts';
export { tradeOf } from './trades.ts';
export type { SampleTransaction, SampleView } from './transaction.ts';
export { breakOpeningBank, brokenUntil, lastOutage, openingOutage, startOutage } from './trouble.ts';
export { viewAt } from './view.ts';
export {
  type BrokenBank,
  busynessAt,
  createSampleWorld,
  ORDER_OF_THE_STORY,
  type SampleShop,
  type SampleWorld,
} from './world.ts';
