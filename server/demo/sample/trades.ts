import type { MerchantSeed } from './merchants.ts';
import type { VerticalName } from './verticals.ts';

/** What a merchant trades in, as the desk has noted it. */
const TRADES: Record<VerticalName, { ru: string; en: string }> = {
  clothes: { ru: 'одежда', en: 'clothes' },
  electronics: { ru: 'электроника', en: 'electronics' },
  flowers: { ru: 'цветы', en: 'flowers' },
  meals: { ru: 'доставка еды', en: 'meals' },
  groceries: { ru: 'продукты', en: 'groceries' },
  courses: { ru: 'обучение', en: 'courses' },
  tickets: { ru: 'билеты', en: 'tickets' },
  lodging: { ru: 'проживание', en: 'lodging' },
  cosmetics: { ru: 'косметика', en: 'cosmetics' },
  books: { ru: 'книги', en: 'books' },
  furniture: { ru: 'мебель', en: 'furniture' },
  parts: { ru: 'запчасти', en: 'parts' },
  pets: { ru: 'товары для животных', en: 'pets' },
  toys: { ru: 'игрушки', en: 'toys' },
  sport: { ru: 'спорттовары', en: 'sport' },
  hosting: { ru: 'хостинг', en: 'hosting' },
  donations: { ru: 'пожертвования', en: 'donations' },
  services: { ru: 'услуги', en: 'services' },
  travel: { ru: 'туры', en: 'travel' },
  games: { ru: 'игры', en: 'games' },
  jewellery: { ru: 'украшения', en: 'jewellery' },
};

export const tradeOf = ({ vertical, language }: Pick<MerchantSeed, 'vertical' | 'language'>): string =>
  TRADES[vertical][language === 'en' ? 'en' : 'ru'];
