import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** Draws an element in a document of its own and waits until it has settled. */
export async function render(
  element: ReactNode,
): Promise<{ box: HTMLElement; again(next: ReactNode): Promise<void>; end(): Promise<void> }> {
  const box = document.createElement('div');
  document.body.append(box);
  const root = createRoot(box);
  await act(async () => root.render(element));
  return {
    box,
    again: (next) => act(async () => root.render(next)),
    end: async () => {
      await act(async () => root.unmount());
      box.remove();
    },
  };
}

/** Does something that changes the screen and waits until it has settled. */
export const settle = (change: () => void): Promise<void> => act(async () => change());
