import type { dictionary } from './dictionary.en.ts';
import type { later } from './dictionary-later.en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof dictionary & typeof later;
  }
}
