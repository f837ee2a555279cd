import type { dictionary } from './dictionary.en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof dictionary;
  }
}
