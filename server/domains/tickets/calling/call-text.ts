import type { CallStep } from './contract.ts';

interface Called {
  number: number;
  step: CallStep;
}

const MOST_NAMED = 10;

/** What somebody is told who is called: numbers and an address, nothing of what anybody wrote. */
export function callText(steps: readonly Called[], language: 'ru' | 'en', origin: string): string {
  const numbers = [...new Set(steps.map(({ number }) => number))];
  const named = numbers.slice(0, MOST_NAMED).map((number) => `#${number}`);
  const more = numbers.length - named.length;
  const list = more > 0 ? `${named.join(', ')} +${more}` : named.join(', ');
  const isUncovered = steps.some(({ step }) => step === 'coverage');
  return `${SENTENCES[language][isUncovered ? 'coverage' : 'unopened']} ${list}\n${origin}`;
}

const SENTENCES = {
  ru: { coverage: 'На смене никого нет, ждут обращения:', unopened: 'Никто не открыл обращения:' },
  en: { coverage: 'Nobody is on shift, and these wait:', unopened: 'Nobody has opened:' },
} as const;
