import { flushSync } from 'react-dom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { boundKeys, chordOf, isTextField, type KeyBinding, startKeyboard, useKeys } from '../../../web/lib/keyboard.ts';
import { render, settle } from '../render.tsx';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
let stop: () => void;

beforeEach(() => {
  stop = startKeyboard();
});
afterEach(() => stop());

function press(code: string, key: string, options: KeyboardEventInit & { on?: Element } = {}): Promise<void> {
  const { on = document.body, ...init } = options;
  return settle(
    () => void on.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true, ...init })),
  );
}

interface PageGiven {
  bindings: KeyBinding[];
  isModal?: boolean;
  isFirst?: boolean;
}

function Page({ bindings, isModal = false, isFirst = false }: PageGiven) {
  useKeys(bindings, { isModal, isFirst });
  return <input aria-label="order" />;
}

const binding = (keys: string, run: () => void, more: Partial<KeyBinding> = {}): KeyBinding => ({
  keys,
  group: 'Payments',
  label: keys,
  run,
  ...more,
});

test('a key is known by its place: the same on a Cyrillic layout', async () => {
  const next = vi.fn();
  const page = await render(<Page bindings={[binding('KeyJ', next)]} />);

  await press('KeyJ', 'j');
  await press('KeyJ', 'о');

  expect(next).toHaveBeenCalledTimes(2);
  await page.end();
});

test('letters stay letters inside a text field', async () => {
  const next = vi.fn();
  const find = vi.fn();
  const page = await render(<Page bindings={[binding('KeyJ', next), binding('Mod+KeyK', find, { inFields: true })]} />);
  const field = page.box.querySelector('input') ?? page.box;

  await press('KeyJ', 'j', { on: field });
  await press('KeyK', 'k', { on: field, ctrlKey: true });

  expect(next).not.toHaveBeenCalled();
  expect(find).toHaveBeenCalledOnce();
  await page.end();
});

test('two keys in a row go together, and the first alone does nothing', async () => {
  const go = vi.fn();
  const plain = vi.fn();
  const page = await render(<Page bindings={[binding('KeyG KeyT', go), binding('KeyT', plain)]} />);

  await press('KeyG', 'g');
  expect(go).not.toHaveBeenCalled();
  await press('KeyT', 't');
  await press('KeyT', 't');

  expect(go).toHaveBeenCalledOnce();
  expect(plain).toHaveBeenCalledOnce();
  await page.end();
});

test('a window over the page silences the keys of the page until it is closed', async () => {
  const next = vi.fn();
  const page = await render(<Page bindings={[binding('KeyJ', next)]} />);
  const window = await render(<Page bindings={[]} isModal />);

  await press('KeyJ', 'j');
  expect(next).not.toHaveBeenCalled();
  await window.end();
  await press('KeyJ', 'j');

  expect(next).toHaveBeenCalledOnce();
  await page.end();
});

test('the newest binding of a key wins, and the sheet names it once', async () => {
  const old = vi.fn();
  const young = vi.fn();
  const page = await render(<Page bindings={[binding('KeyR', old, { label: 'old' })]} />);
  const pane = await render(<Page bindings={[binding('KeyR', young, { label: 'young' })]} />);

  await press('KeyR', 'r');

  expect(young).toHaveBeenCalledOnce();
  expect(old).not.toHaveBeenCalled();
  expect(boundKeys().map(({ label }) => label)).toEqual(['young']);
  await pane.end();
  await page.end();
});

test('a key press that spells a character is left alone', async () => {
  const next = vi.fn();
  const page = await render(<Page bindings={[binding('KeyJ', next)]} />);

  await press('KeyJ', 'j', { isComposing: true });

  expect(next).not.toHaveBeenCalled();
  await page.end();
});

test.each([
  [{ ...none, code: 'KeyK', ctrlKey: true }, 'Mod+KeyK'],
  [{ ...none, code: 'KeyK', metaKey: true }, 'Mod+KeyK'],
  [{ ...none, code: 'Enter', altKey: true, ctrlKey: true }, 'Mod+Alt+Enter'],
  [{ ...none, code: 'Slash', shiftKey: true }, 'Shift+Slash'],
])('%j is the chord %s', (event, chord) => {
  expect(chordOf(event)).toBe(chord);
});

test.each([
  ['text', true],
  ['search', true],
  ['date', true],
  ['checkbox', false],
  ['radio', false],
  ['file', false],
])('an input of type %s takes letters: %s', (type, isText) => {
  const input = document.createElement('input');
  input.type = type;

  expect(isTextField(input)).toBe(isText);
});

test('what leaves a field is heard there alone: outside, the same key does what the page says', async () => {
  const back = vi.fn();
  const leave = vi.fn();
  const page = await render(
    <>
      <Page bindings={[binding('Escape', back)]} />
      <Page bindings={[binding('Escape', leave, { inFields: 'only' })]} />
    </>,
  );
  const field = page.box.querySelector('input');

  await press('Escape', 'Escape');
  if (field !== null) await press('Escape', 'Escape', { on: field });

  expect([back.mock.calls.length, leave.mock.calls.length]).toEqual([1, 1]);
});

test('the key by which a window closes is spent: the page below does not hear it', async () => {
  const back = vi.fn();
  const shown = await render(<Page bindings={[binding('Escape', back)]} />);
  const dialog = await render(<Page bindings={[]} isModal />);
  const close = () => flushSync(() => void dialog.end());
  window.addEventListener('keydown', close, { capture: true, once: true });

  await press('Escape', 'Escape');
  expect(back).not.toHaveBeenCalled();
  await press('Escape', 'Escape');

  expect(back).toHaveBeenCalledTimes(1);
  await shown.end();
});

test('what has to be heard first is heard before a later part of the page, and not through a window', async () => {
  const chosen = vi.fn();
  const open = vi.fn();
  await render(<Page bindings={[binding('KeyE', chosen)]} isFirst />);
  await render(<Page bindings={[binding('KeyE', open)]} />);

  await press('KeyE', 'у');
  const dialog = await render(<Page bindings={[]} isModal />);
  await press('KeyE', 'у');
  await dialog.end();

  expect([chosen.mock.calls.length, open.mock.calls.length]).toEqual([1, 0]);
});
