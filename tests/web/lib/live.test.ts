import { afterEach, expect, test, vi } from 'vitest';
import type { Frame } from '#contract/realtime';
import { receive, watchStream } from '../../../web/lib/live.ts';

const frame = (after: number, seq: number, ids = [`uid-${seq}`]): Frame => ({
  stream: 'transactions',
  after,
  seq,
  type: 'transactions.merged',
  ids,
});

/** What the server answers to "what happened after …?", and what it was asked. */
function streamOf(head: number, answer: { items?: Frame[]; reload?: boolean } = {}): { asked: number[] } {
  const asked: number[] = [];
  let isFirst = true;
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(Number(new URL(url, 'http://desk.example').searchParams.get('after')));
    const body = isFirst ? { items: [], head, reload: false } : { items: [], reload: false, head, ...answer };
    isFirst = false;
    return new Response(JSON.stringify(body));
  });
  return { asked };
}

async function listening(): Promise<{ heard: number[]; reloads: () => number; stop(): void }> {
  const heard: number[] = [];
  let reloads = 0;
  const stop = watchStream('transactions', {
    onFrames: (frames) => heard.push(...frames.map(({ seq }) => seq)),
    onReload: () => {
      reloads += 1;
    },
  });
  // The first answer says where the stream stands.
  await vi.waitFor(() => expect(reloads).toBe(1));
  return { heard, reloads: () => reloads, stop };
}

afterEach(() => vi.unstubAllGlobals());

test('once it is followed everything is read anew: what happened between the first reading and then rang for nobody', async () => {
  streamOf(10);

  const screen = await listening();

  expect(screen.reloads()).toBe(1);
  expect(screen.heard).toEqual([]);
  screen.stop();
});

test('frames in order are handed on, each once', async () => {
  streamOf(10);
  const screen = await listening();

  receive(frame(10, 11));
  receive(frame(11, 12));
  receive(frame(11, 12));

  expect(screen.heard).toEqual([11, 12]);
  screen.stop();
});

test('a frame that stands for several is no gap', async () => {
  const { asked } = streamOf(10);
  const screen = await listening();

  receive(frame(10, 14, []));

  expect(screen.heard).toEqual([14]);
  expect(asked).toHaveLength(1);
  screen.stop();
});

test('a gap is closed over HTTP', async () => {
  const { asked } = streamOf(10, { items: [frame(10, 11), frame(11, 12), frame(12, 13)] });
  const screen = await listening();

  receive(frame(12, 13));

  await vi.waitFor(() => expect(screen.heard).toEqual([11, 12, 13]));
  expect(asked).toEqual([0, 10]);
  screen.stop();
});

test('what lies too far back makes the screen read everything anew', async () => {
  streamOf(10, { reload: true });
  const screen = await listening();

  receive(frame(900, 901));

  await vi.waitFor(() => expect(screen.reloads()).toBe(2));
  expect(screen.heard).toEqual([]);
  screen.stop();
});

test('after it is left a stream says nothing any more', async () => {
  streamOf(10);
  const screen = await listening();

  screen.stop();
  receive(frame(10, 11));

  expect(screen.heard).toEqual([]);
});

test('a hidden page hears only what calls a person; the others read anew when it is seen again', async () => {
  streamOf(10);
  const screen = await listening();
  const called: number[] = [];
  const stop = watchStream('transactions', {
    evenHidden: true,
    onFrames: (frames) => called.push(...frames.map(({ seq }) => seq)),
    onReload: () => {},
  });
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);

  receive(frame(10, 11));
  expect(called).toEqual([11]);
  expect(screen.heard).toEqual([]);
  hidden.mockReturnValue(false);
  receive(frame(11, 12));

  expect(screen.heard).toEqual([12]);
  expect(called).toEqual([11, 12]);
  stop();
  screen.stop();
  hidden.mockRestore();
});
