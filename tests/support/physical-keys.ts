import type { CDPSession, Page } from 'playwright-core';

export type Layout = 'latin' | 'cyrillic';

/** What the keys of letters give in the Russian layout. */
const RUSSIAN = 'фисвуапршолдьтщзйкыегмцчня';

const NAMED: Record<string, { key: string; keyCode: number; text?: string }> = {
  Enter: { key: 'Enter', keyCode: 13, text: '\r' },
  Escape: { key: 'Escape', keyCode: 27 },
  Tab: { key: 'Tab', keyCode: 9 },
  ArrowDown: { key: 'ArrowDown', keyCode: 40 },
  ArrowUp: { key: 'ArrowUp', keyCode: 38 },
  F2: { key: 'F2', keyCode: 113 },
  Space: { key: ' ', keyCode: 32, text: ' ' },
};
const MODIFIERS = { Alt: 1, Control: 2, Shift: 8 } as const;

/** Keys that another one follows. */
const BEGINS = new Set(['KeyG', 'KeyT']);

export interface Keyboard {
  /** Strikes physical keys as the layout would report them: `KeyJ`, `Control+KeyK`, one after another. */
  strike(...chords: string[]): Promise<void>;
}

/** A keyboard with a layout: the key has a place (`code`), the layout gives it a letter. */
export async function keyboardOf(page: Page, layout: Layout): Promise<Keyboard> {
  const session = await page.context().newCDPSession(page);
  return {
    strike: async (...chords) => {
      for (let at = 0; at < chords.length; at += 1) {
        const [first = '', second] = chords.slice(at, at + 2);
        const begun = strike(session, first, layout);
        // A sequence is struck in one go: a page that is slow to answer the first must not make it two keys.
        if (BEGINS.has(first) && second !== undefined) {
          at += 1;
          await Promise.all([begun, strike(session, second, layout)]);
        } else await begun;
      }
    },
  };
}

async function strike(session: CDPSession, chord: string, layout: Layout): Promise<void> {
  const parts = chord.split('+');
  const code = parts.pop() ?? '';
  const modifiers = parts.reduce((sum, name) => sum + MODIFIERS[name as keyof typeof MODIFIERS], 0); // chords are written in this file's words
  const { key, keyCode, text } = keyAt(code, layout, modifiers);
  const event = { key, code, modifiers, windowsVirtualKeyCode: keyCode };
  await Promise.all([
    session.send('Input.dispatchKeyEvent', {
      ...event,
      type: text === undefined ? 'rawKeyDown' : 'keyDown',
      ...(text !== undefined && { text }),
    }),
    session.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' }),
  ]);
}

function keyAt(code: string, layout: Layout, modifiers: number): { key: string; keyCode: number; text?: string } {
  const named = NAMED[code];
  if (named !== undefined) return named;
  const isShifted = (modifiers & MODIFIERS.Shift) !== 0;
  const isCommand = (modifiers & (MODIFIERS.Control | MODIFIERS.Alt)) !== 0;
  const key = letterAt(code, layout, isShifted);
  return { key, keyCode: keyCodeOf(code), ...(isCommand ? {} : { text: key }) };
}

/** The keys that are no letters: without and with Shift, in both layouts. */
const SIGNS: Record<string, Record<Layout, readonly [string, string]>> = {
  Slash: { latin: ['/', '?'], cyrillic: ['.', ','] },
  Period: { latin: ['.', '>'], cyrillic: ['ю', 'Ю'] },
  Semicolon: { latin: [';', ':'], cyrillic: ['ж', 'Ж'] },
};

function letterAt(code: string, layout: Layout, isShifted: boolean): string {
  const sign = SIGNS[code]?.[layout];
  if (sign !== undefined) return sign[isShifted ? 1 : 0];
  if (code.startsWith('Digit')) return code.slice(5);
  const latin = code.slice(3);
  const letter = layout === 'cyrillic' ? (RUSSIAN[latin.charCodeAt(0) - 65] ?? latin) : latin.toLowerCase();
  return isShifted ? letter.toUpperCase() : letter;
}

const KEY_CODES: Record<string, number> = { Slash: 191, Period: 190, Semicolon: 186 };
const keyCodeOf = (code: string) => KEY_CODES[code] ?? code.replace(/^(Key|Digit)/, '').charCodeAt(0);
