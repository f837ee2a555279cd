import { MERCHANTS_BE, PAYERS_BE } from './belarusian.ts';
import { DICTATED } from './dictated.ts';
import { MERCHANTS_EN } from './merchants-en.ts';
import { MERCHANTS_RU } from './merchants-ru.ts';
import { MIXED } from './mixed.ts';
import { PAYERS_EN } from './payers-en.ts';
import { PAYERS_RU } from './payers-ru.ts';
import type { Phrasings } from './phrasing.ts';
import { UNANSWERABLE } from './unanswerable.ts';

export const PHRASINGS: readonly Phrasings[] = [
  MERCHANTS_RU,
  PAYERS_RU,
  MERCHANTS_EN,
  PAYERS_EN,
  MERCHANTS_BE,
  PAYERS_BE,
  MIXED,
  DICTATED,
  ...UNANSWERABLE,
];
