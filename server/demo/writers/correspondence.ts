import type { Clock } from '../../kernel/clock.ts';
import type { Enclosure, Persona, WritingChannel } from '../sample/index.ts';
import type { SandboxMail } from '../sandbox-mail/start-sandbox-mail.ts';
import type { SandboxTelegram } from '../sandbox-telegram/start-sandbox-telegram.ts';

/** One line of what a person and the desk have said to each other. */
export interface Line {
  id: string;
  atMs: number;
  from: 'writer' | 'desk';
  channel: WritingChannel;
  text: string;
  fileName?: string;
}

export interface Thread {
  persona: Persona;
  channel: WritingChannel;
  lines: readonly Line[];
}

export interface CorrespondenceParts {
  clock: Clock;
  telegram: SandboxTelegram;
  mail: SandboxMail;
  deskAddress: string;
}

export interface Letter {
  text: string;
  /** Of mail: absent, it is an answer. */
  subject?: string;
  file?: Enclosure;
}

/** Letters in both directions, as the people at the other end see them. */
export interface Correspondence {
  write(persona: Persona, channel: WritingChannel, written: Letter): Promise<void>;
  /** Takes up what was said before this start. */
  recall(
    persona: Persona,
    channel: WritingChannel,
    earlier: { subject: string; lines: readonly Omit<Line, 'id' | 'channel'>[] },
  ): void;
  /** What a person sees, oldest first. */
  lines(persona: Persona): Line[];
  onAnswer(listener: (thread: Thread) => void): void;
}

interface KnownThread extends Thread {
  lines: Line[];
  /** Of mail: where an answer goes, and what it answers. */
  replyTo?: string;
  references: string[];
  subject: string;
}

const MOST_THREADS = 20_000;
const MOST_LINES = 200;

export function createCorrespondence({ clock, telegram, mail, deskAddress }: CorrespondenceParts): Correspondence {
  const threads = new Map<string, KnownThread>();
  const listeners: ((thread: Thread) => void)[] = [];
  let count = 0;
  const nextId = () => {
    count += 1;
    return String(count);
  };
  const enter = (persona: Persona, channel: WritingChannel): KnownThread => {
    const key = keyOf(persona, channel);
    const known = threads.get(key) ?? { persona, channel, lines: [], references: [], subject: '' };
    // The newest last: the oldest is forgotten first.
    threads.delete(key);
    threads.set(key, known);
    for (const oldest of threads.keys()) {
      if (threads.size <= MOST_THREADS) break;
      threads.delete(oldest);
    }
    return known;
  };
  const add = (thread: KnownThread, line: Omit<Line, 'id' | 'channel'>) => {
    thread.lines.push({ id: nextId(), channel: thread.channel, ...line });
    if (thread.lines.length > MOST_LINES) thread.lines.shift();
    if (line.from === 'desk') for (const listener of listeners) listener(thread);
  };
  telegram.onSaid(({ chatId, atMs, text, fileName }) => {
    const thread = threads.get(`telegram ${chatId}`);
    if (thread !== undefined) add(thread, { from: 'desk', atMs, text, ...(fileName !== undefined && { fileName }) });
  });
  mail.onReceived((received) => {
    const thread = threads.get(`mail ${received.to}`);
    if (thread === undefined) return;
    thread.replyTo = received.replyTo;
    thread.references = [...received.references, received.messageId].slice(-20);
    thread.subject = received.subject;
    add(thread, { from: 'desk', atMs: received.atMs, text: received.text });
  });
  return {
    write: async (persona, channel, letter) => {
      const { text, file } = letter;
      const thread = enter(persona, channel);
      const fileName = file === undefined ? {} : { fileName: file.name };
      add(thread, { from: 'writer', atMs: clock.now().epochMilliseconds, text, ...fileName });
      if (channel === 'email') await writeMail(mail, thread, deskAddress, letter);
      else telegram.write(persona.telegram, { text, file, group: channel === 'group' ? persona.group : undefined });
    },
    recall: (persona, channel, { subject, lines }) => {
      const thread = enter(persona, channel);
      thread.subject = subject;
      for (const line of lines) thread.lines.push({ ...line, id: nextId(), channel });
    },
    lines: (persona) =>
      channelsOf(persona)
        .flatMap((channel) => threads.get(keyOf(persona, channel))?.lines ?? [])
        .toSorted((a, b) => a.atMs - b.atMs || Number(a.id) - Number(b.id)),
    onAnswer: (listener) => void listeners.push(listener),
  };
}

/** Without a subject of its own it is an answer, to the address and under the subject that the desk gave. */
async function writeMail(
  mail: SandboxMail,
  thread: KnownThread,
  deskAddress: string,
  { text, subject, file }: Letter,
): Promise<void> {
  const { persona, replyTo, references } = thread;
  const isAnswer = subject === undefined && replyTo !== undefined;
  const about = isAnswer ? `Re: ${thread.subject.replace(/^(re: ?)+/i, '')}` : (subject ?? '');
  const messageId = await mail.write({
    from: { name: persona.name, address: persona.email },
    to: isAnswer ? replyTo : deskAddress,
    subject: about,
    text,
    ...(isAnswer && { references }),
    ...(file !== undefined && { files: [file] }),
  });
  thread.references = [...(isAnswer ? references : []), messageId];
  thread.subject = about;
}

/** Where a person can write. */
export const channelsOf = ({ group }: Persona): WritingChannel[] =>
  group === undefined ? ['telegram', 'email'] : ['telegram', 'group', 'email'];

const keyOf = (persona: Persona, channel: WritingChannel): string => {
  if (channel === 'email') return `mail ${persona.email}`;
  return `telegram ${channel === 'group' ? (persona.group?.id ?? persona.telegram.id) : persona.telegram.id}`;
};
