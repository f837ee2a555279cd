/** What a trade's day, week and prices look like. Hours and weekdays are relative: 1 is usual. */
export interface Vertical {
  hours: readonly number[];
  /** Monday first. */
  weekdays: readonly number[];
  /** Typical amounts in BYN: low, usual, high. */
  prices: readonly [low: number, usual: number, high: number];
  /** What is bought, for descriptions. */
  goods: readonly [string, ...string[]];
}

//               0    1    2    3    4    5    6    7    8    9   10   11   12   13   14   15   16   17   18   19   20   21   22   23
const SHOP = [
  0.25, 0.12, 0.07, 0.05, 0.05, 0.08, 0.18, 0.4, 0.75, 1.1, 1.35, 1.45, 1.5, 1.4, 1.3, 1.3, 1.35, 1.45, 1.6, 1.75, 1.8,
  1.65, 1.2, 0.6,
];
const OFFICE = [
  0.06, 0.03, 0.02, 0.02, 0.02, 0.04, 0.12, 0.45, 1.3, 2.1, 2.3, 2.2, 1.8, 1.7, 2.1, 2.1, 1.9, 1.3, 0.8, 0.6, 0.5, 0.4,
  0.25, 0.12,
];
const MEALS = [
  0.2, 0.08, 0.04, 0.03, 0.03, 0.04, 0.08, 0.2, 0.4, 0.7, 1.1, 1.9, 2.6, 2.1, 1.2, 1.0, 1.2, 1.8, 2.5, 2.6, 2.0, 1.3,
  0.7, 0.35,
];
const LEISURE = [
  0.6, 0.35, 0.2, 0.12, 0.08, 0.08, 0.12, 0.25, 0.45, 0.7, 0.95, 1.1, 1.2, 1.2, 1.2, 1.3, 1.4, 1.6, 1.8, 2.0, 2.1, 2.0,
  1.6, 1.1,
];

const ALL_WEEK = [1, 0.97, 0.98, 1, 1.08, 1.02, 0.95];
const WORKING = [1.3, 1.25, 1.25, 1.2, 1.1, 0.5, 0.4];
const WEEKEND = [0.8, 0.8, 0.85, 0.95, 1.3, 1.25, 1.05];

const vertical = (
  hours: readonly number[],
  weekdays: readonly number[],
  prices: Vertical['prices'],
  goods: Vertical['goods'],
): Vertical => ({ hours, weekdays, prices, goods });

export const VERTICALS = {
  clothes: vertical(SHOP, ALL_WEEK, [25, 95, 420], ['Заказ одежды', 'Одежда и обувь']),
  electronics: vertical(SHOP, ALL_WEEK, [40, 310, 3900], ['Заказ техники', 'Электроника']),
  flowers: vertical(SHOP, WEEKEND, [35, 85, 350], ['Букет', 'Доставка цветов']),
  meals: vertical(MEALS, WEEKEND, [14, 38, 140], ['Доставка еды', 'Заказ блюд']),
  groceries: vertical(MEALS, ALL_WEEK, [20, 72, 260], ['Продукты', 'Заказ продуктов']),
  courses: vertical(OFFICE, WORKING, [60, 240, 1800], ['Оплата курса', 'Обучение']),
  tickets: vertical(LEISURE, WEEKEND, [18, 54, 260], ['Билеты', 'Билет на мероприятие']),
  lodging: vertical(LEISURE, ALL_WEEK, [80, 260, 1400], ['Бронирование', 'Проживание']),
  cosmetics: vertical(SHOP, ALL_WEEK, [15, 62, 280], ['Косметика', 'Заказ косметики']),
  books: vertical(SHOP, ALL_WEEK, [9, 34, 150], ['Книги', 'Заказ книг']),
  furniture: vertical(OFFICE, WORKING, [120, 640, 5200], ['Мебель', 'Предоплата за мебель']),
  parts: vertical(OFFICE, WORKING, [20, 130, 1600], ['Автозапчасти', 'Запчасти']),
  pets: vertical(SHOP, ALL_WEEK, [16, 68, 240], ['Товары для животных', 'Корм']),
  toys: vertical(SHOP, WEEKEND, [12, 55, 320], ['Игрушки', 'Детские товары']),
  sport: vertical(SHOP, ALL_WEEK, [25, 120, 1500], ['Спорттовары', 'Снаряжение']),
  hosting: vertical(OFFICE, WORKING, [6, 28, 340], ['Хостинг', 'Продление услуг']),
  donations: vertical(LEISURE, ALL_WEEK, [5, 20, 300], ['Пожертвование']),
  services: vertical(OFFICE, WORKING, [15, 75, 900], ['Оплата услуг', 'Услуги']),
  travel: vertical(OFFICE, WORKING, [150, 900, 6800], ['Тур', 'Предоплата за тур']),
  games: vertical(LEISURE, WEEKEND, [4, 24, 180], ['Пополнение игры', 'Цифровой ключ']),
  jewellery: vertical(SHOP, WEEKEND, [60, 320, 4200], ['Украшения', 'Заказ украшений']),
} as const satisfies Record<string, Vertical>;

export type VerticalName = keyof typeof VERTICALS;
