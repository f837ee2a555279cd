import { connect, type Socket } from 'node:net';

export interface Mail {
  from: string;
  to: string;
  /** With lines that end as mail's do, and no line that is a single dot. */
  raw: Buffer;
}

/** Hands every mail on once over so many connections, as a mail server does: the next when the last was taken. */
export async function mailLanes(port: number, lanes: number, mails: readonly Mail[]): Promise<{ ms: number }> {
  const waiting = mails.values();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      const lane = await openLane(port);
      for (const mail of waiting) await lane.hand(mail);
      lane.close();
    }),
  );
  return { ms: performance.now() - began };
}

async function openLane(port: number) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await replied(socket, '220');
  await said(socket, 'EHLO bench.example\r\n', '250');
  return {
    hand: async ({ from, to, raw }: Mail) => {
      await said(socket, `MAIL FROM:<${from}>\r\n`, '250');
      await said(socket, `RCPT TO:<${to}>\r\n`, '250');
      await said(socket, 'DATA\r\n', '354');
      await said(socket, Buffer.concat([raw, Buffer.from('\r\n.\r\n')]), '250');
    },
    close: () => socket.end('QUIT\r\n'),
  };
}

function said(socket: Socket, words: string | Buffer, code: string): Promise<void> {
  const reply = replied(socket, code);
  socket.write(words);
  return reply;
}

/** The last line of a reply has a space after its code. */
function replied(socket: Socket, code: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const hear = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const [last] = /^\d{3} .*\r\n$/m.exec(text) ?? [];
      if (last === undefined) return;
      socket.off('data', hear).off('error', reject);
      if (last.startsWith(code)) resolve();
      else reject(new Error(`${code} was expected: ${last}`));
    };
    socket.on('data', hear).on('error', reject);
  });
}
