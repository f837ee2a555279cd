type Struck = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'getModifierState'>;

/** What stands there after the key; null when its author turns away, undefined for a key that is not for a field. */
export function struckAhead(text: string, event: Struck): string | null | undefined {
  const { key, ctrlKey, metaKey, altKey } = event;
  // The third sign of a key comes as Ctrl and Alt together.
  if ((ctrlKey || metaKey || altKey) && !event.getModifierState('AltGraph')) return undefined;
  if ([...key].length === 1) return text + key;
  return BY_NAME[key]?.(text);
}

const BY_NAME: Record<string, (text: string) => string | null> = {
  Enter: (text) => `${text}\n`,
  Backspace: (text) => [...text].slice(0, -1).join(''),
  Escape: () => null,
  // In the field they would move the cursor, not the list.
  ArrowUp: (text) => text,
  ArrowDown: (text) => text,
  ArrowLeft: (text) => text,
  ArrowRight: (text) => text,
};

/** Words that were begun before go on. */
export function joinedAhead(draft: string, text: string): string {
  return draft === '' || /\s$/.test(draft) ? draft + text : `${draft} ${text}`;
}
