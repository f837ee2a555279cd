export { MAIL_CAPS } from './connections.ts';
export { hasLostMail, lookForMail } from './look-for-mail.ts';
export { mailboxProblem } from './mailbox-fault.ts';
export { openMail } from './open-mail.ts';
export { secondsToRestMailbox } from './problem.rules.ts';
export { createReplyTokens } from './reply-tokens.ts';
export { startMailListener } from './start-mail-listener.ts';
export { type Watched, type WatchParts, watchMailbox } from './watch-mailbox.ts';
export { listWatched } from './watched-mailboxes.ts';
