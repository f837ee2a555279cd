import { expect, test } from 'vitest';
import { joinedAhead, struckAhead } from '../../../../web/features/tickets/ahead.rules.ts';

const struck = (key: string, more: { ctrlKey?: boolean; altKey?: boolean; third?: boolean } = {}) => ({
  key,
  ctrlKey: more.ctrlKey ?? false,
  altKey: more.altKey ?? false,
  metaKey: false,
  getModifierState: () => more.third ?? false,
});
const after = (...keys: string[]) =>
  keys.reduce<string>((text, key) => struckAhead(text, struck(key)) ?? 'turned away', '');

test('keys write what they would write in the field', () => {
  expect(after('П', 'л', ' ', '😀', 'Backspace', 'Enter', 'ж')).toBe('Пл \nж');
  expect(struckAhead('leav', struck('e'))).toBe('leave');
});

test('keys that would move the cursor move nothing, those of no field are not for it, Escape turns away', () => {
  expect(after('a', 'ArrowDown', 'ArrowUp')).toBe('a');
  expect(struckAhead('a', struck('Tab'))).toBeUndefined();
  expect(struckAhead('a', struck('F5'))).toBeUndefined();
  expect(struckAhead('a', struck('Escape'))).toBeNull();
});

test('a command is no letter, the third sign of a key is', () => {
  expect(struckAhead('a', struck('k', { ctrlKey: true }))).toBeUndefined();
  expect(struckAhead('a', struck('€', { ctrlKey: true, altKey: true, third: true }))).toBe('a€');
});

test('words that were begun before go on as another word', () => {
  expect(joinedAhead('', 'Yes')).toBe('Yes');
  expect(joinedAhead('Well,', 'yes')).toBe('Well, yes');
  expect(joinedAhead('Well,\n', 'yes')).toBe('Well,\nyes');
});
