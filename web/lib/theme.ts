import type { MantineColorSchemeManager } from '@mantine/core';

/** `auto` is dark from eight in the evening to seven in the morning, and whenever the device asks for dark. */
export type ThemeChoice = 'auto' | 'light' | 'dark';

const KEPT_AS = 'vakhta.theme';

export function keptTheme(): ThemeChoice {
  const kept = localStorage.getItem(KEPT_AS);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

export function schemeOf(choice: ThemeChoice, hour: number, deviceIsDark: boolean): 'light' | 'dark' {
  if (choice !== 'auto') return choice;
  return deviceIsDark || hour >= 20 || hour < 7 ? 'dark' : 'light';
}

const deviceQuery = () => matchMedia('(prefers-color-scheme: dark)');
const hourNow = () => Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23' }).format());
const schemeNow = () => schemeOf(keptTheme(), hourNow(), deviceQuery().matches);

const listeners = new Set<() => void>();

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(KEPT_AS, choice);
  for (const listener of listeners) listener();
}

/** Tells Mantine what we decided; it keeps nothing of its own. */
export const themeManager: MantineColorSchemeManager = {
  get: schemeNow,
  set: () => {},
  clear: () => {},
  subscribe: (onUpdate) => {
    const update = () => onUpdate(schemeNow());
    listeners.add(update);
    const device = deviceQuery();
    device.addEventListener('change', update);
    // The evening comes while the page is open.
    const timer = setInterval(update, 60_000);
    stop = () => {
      listeners.delete(update);
      device.removeEventListener('change', update);
      clearInterval(timer);
    };
  },
  unsubscribe: () => stop(),
};
let stop = () => {};
