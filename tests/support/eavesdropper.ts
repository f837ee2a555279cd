import { type Answer, type Asked, ask, fromConsole } from './ask.ts';
import { type ConsoleSocket, consoleSocket } from './console-socket.ts';

export interface Eavesdropper {
  /** Asks, and keeps the answer: its headers and its body. */
  heard(asked: Asked): Promise<Answer>;
  /** The same for a call of this person to the API. */
  call(path: string, body?: object, method?: string): Promise<Answer>;
  answers: string[];
  /** Everything that their console's socket was sent. */
  frames: string[];
  socket: ConsoleSocket;
}

/** Signs in at the console of one person and keeps whatever the server lets out to it. */
export async function eavesdrop(base: string, cookie: string): Promise<Eavesdropper> {
  const answers: string[] = [];
  const frames: string[] = [];
  const socket = await consoleSocket(base, cookie);
  socket.socket.onAny((...said) => frames.push(JSON.stringify(said)));
  const heard = async (asked: Asked): Promise<Answer> => {
    const answer = await ask(base, asked);
    const { 'set-cookie': _, ...headers } = answer.headers;
    answers.push(`${JSON.stringify(headers)}\n${answer.text}`);
    return answer;
  };
  const call = (path: string, body?: object, method?: string) =>
    heard({
      path: `/api${path}`,
      headers: fromConsole(cookie),
      ...(body === undefined ? {} : { body }),
      ...(method === undefined ? {} : { method }),
    });
  return {
    heard,
    call,
    answers,
    frames,
    socket: {
      ...socket,
      watch: async (stream) => {
        const answer = await socket.watch(stream);
        frames.push(JSON.stringify(answer));
        return answer;
      },
    },
  };
}

/** The id in an answer; whoever made something wants it. */
export function idIn({ json, text }: Answer): string {
  const { id } = (json ?? {}) as { id?: string };
  if (id === undefined) throw new Error(`no id in ${text}`);
  return id;
}
