import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadEntry } from '#contract/tickets';
import { useKeys } from '../../lib/keyboard.ts';

const isFile = '[data-file]';

/** Each stroke goes to the file before, from the newest on; there Enter shows or saves it, and Escape puts it away. */
export function useFileKeys(box: RefObject<HTMLElement | null>, entries: readonly ThreadEntry[], isOn: boolean): void {
  const { t } = useTranslation('tickets');
  const before = useRef<Element | null>(null);
  const step = () => {
    const files: Element[] = [...(box.current?.querySelectorAll(isFile) ?? [])].reverse();
    const at = files.indexOf(document.activeElement ?? document.body);
    if (at === -1) before.current = document.activeElement;
    const file = files[at + 1] ?? files[0];
    if (file instanceof HTMLElement) file.focus();
  };
  useEffect(() => {
    const thread = box.current;
    const leave = (event: KeyboardEvent) => {
      const file = event.code === 'Escape' ? fileAt(event.target) : null;
      if (file === null) return;
      event.preventDefault();
      if (file.ariaExpanded === 'true') {
        file.click();
        file.focus();
      } else goBack(before.current);
    };
    thread?.addEventListener('keydown', leave);
    return () => thread?.removeEventListener('keydown', leave);
  }, [box]);
  const hasFiles = entries.some((entry) => entry.entry === 'message' && entry.files.length > 0);
  useKeys(isOn && hasFiles ? [{ keys: 'Shift+KeyF', group: t('keys.ticket'), label: t('keys.files'), run: step }] : []);
}

/** The file whose button, link or player has the focus. */
function fileAt(target: EventTarget | null): HTMLElement | null {
  const line = target instanceof Element ? target.closest('li') : null;
  return line?.querySelector<HTMLElement>(isFile) ?? null;
}

function goBack(place: Element | null): void {
  (document.activeElement as HTMLElement | null)?.blur();
  if (place instanceof HTMLElement && place.isConnected) place.focus();
}
