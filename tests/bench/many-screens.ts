/** A doorbell's client with as little around it as can be: it shares the cores with what it measures. */
export interface Screen {
  watch(stream: string): Promise<void>;
  /** When each event of this name came, by its order. */
  heard: { name: string; at: number; body: string }[];
  close(): void;
}

const HEARD = /^42\["([^"]+)",?(.*)\]$/s;

/** Connects one screen; `cookie` signs it in where the server asks for it; `hear` is told each event as it comes. */
export async function openScreen(
  port: number,
  path: string,
  cookie?: string,
  hear: (name: string, body: string) => void = () => {},
): Promise<Screen> {
  const headers: Record<string, string> = { Origin: `http://127.0.0.1:${port}` };
  if (cookie !== undefined) headers.Cookie = cookie;
  // Node's own WebSocket takes headers; the type of the browser's does not know that.
  const options = { headers } as unknown as string[];
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}/?EIO=4&transport=websocket`, options);
  const heard: Screen['heard'] = [];
  const waiting = new Map<string, () => void>();
  const until = (prefix: string) => new Promise<void>((resolve) => waiting.set(prefix, resolve));
  let asked = 0;
  const settle = (text: string) => {
    for (const [prefix, resolve] of waiting) if (text.startsWith(prefix) && waiting.delete(prefix)) resolve();
  };
  socket.addEventListener('message', ({ data }) => {
    const text = String(data);
    const event = HEARD.exec(text);
    if (text === '2') socket.send('3');
    else if (text.startsWith('0')) socket.send('40');
    else if (event === null) settle(text);
    else {
      const [, name = '', body = ''] = event;
      heard.push({ name, at: performance.now(), body });
      hear(name, body);
    }
  });
  await until('40');
  return {
    heard,
    watch: async (stream) => {
      const number = asked++;
      const answered = until(`43${number}`);
      socket.send(`42${number}${JSON.stringify(['watch', stream])}`);
      await answered;
    },
    close: () => socket.close(),
  };
}

/** So many screens, some at a time. */
export async function openScreens(
  count: number,
  port: number,
  path: string,
  { cookie, stream }: { cookie?: string; stream?: string } = {},
): Promise<Screen[]> {
  const screens: Screen[] = [];
  while (screens.length < count) {
    const some = await Promise.all(
      Array.from({ length: Math.min(25, count - screens.length) }, async () => {
        const screen = await openScreen(port, path, cookie);
        if (stream !== undefined) await screen.watch(stream);
        return screen;
      }),
    );
    screens.push(...some);
  }
  return screens;
}
