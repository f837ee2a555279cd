export { MAIL_CAPS, type MailCaps } from './connections.ts';
export { openMail } from './open-mail.ts';
export { createReplyTokens, type ReplyTokens } from './reply-tokens.ts';
export { type MailListener, startMailListener } from './start-mail-listener.ts';
export { type WatchParts, watchMailbox } from './watch-mailbox.ts';
