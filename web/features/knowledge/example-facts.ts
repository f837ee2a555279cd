import type { TemplateFact } from '#contract/knowledge';
import type { WrittenIn } from './template-draft.rules.ts';

/** Made-up facts, for the preview only. */
export const EXAMPLES: Record<WrittenIn, Record<TemplateFact, string>> = {
  ru: {
    'writer.name': 'Алеся',
    'ticket.number': '1042',
    'engineer.name': 'Анна',
    'payment.amount': '48,50 BYN',
    'payment.time': '8 ноября, 19:04',
    'payment.order': '10423',
    'payment.card': '•••• 4242',
    'payment.bank': 'BEREZINA SAVINGS BANK',
    'payment.shop': 'books.example',
    'payment.answer': 'На карте не хватило денег: банк отказал. Деньги не списаны.',
    'payment.reason': 'Банк плательщика отказал: недостаточно средств',
    'payment.uid': '4f2c91a8-7d10-4e5b-a3c2-90f1d2b47e11',
    'payment.code': 'F.0114',
    'payment.rrn': '631419048712',
    'merchant.name': 'ООО «Тихие книги»',
  },
  en: {
    'writer.name': 'Alesia',
    'ticket.number': '1042',
    'engineer.name': 'Anna',
    'payment.amount': '48.50 BYN',
    'payment.time': '8 November, 19:04',
    'payment.order': '10423',
    'payment.card': '•••• 4242',
    'payment.bank': 'BEREZINA SAVINGS BANK',
    'payment.shop': 'books.example',
    'payment.answer': 'There was not enough money on the card, so the bank refused. Nothing was taken.',
    'payment.reason': 'The payer’s bank refused: insufficient funds',
    'payment.uid': '4f2c91a8-7d10-4e5b-a3c2-90f1d2b47e11',
    'payment.code': 'F.0114',
    'payment.rrn': '631419048712',
    'merchant.name': 'Quiet Books Ltd',
  },
};
