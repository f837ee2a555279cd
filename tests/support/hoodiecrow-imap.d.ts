declare module 'hoodiecrow-imap' {
  interface Mailbox {
    path: string;
    messages: { uid: number; raw: string; flags: string[] }[];
    uidvalidity: number;
    uidnext: number;
  }
  interface ImapServer {
    server: import('node:net').Server;
    listen(port: number, host: string, listening: () => void): void;
    close(closed?: () => void): void;
    getMailbox(path: string): Mailbox;
    appendMessage(mailbox: string, flags: string[], internalDate: string | undefined, raw: string): void;
  }
  function createServer(options: {
    plugins?: string[];
    storage?: Record<string, unknown>;
    users?: Record<string, { password: string }>;
  }): ImapServer;
  export = createServer;
}
