export { blockSender } from './block-sender.ts';
export { bounceOutbound } from './bounce-outbound.ts';
export { changeAccount } from './change-account.ts';
export { type Channels, createChannels } from './channels.ts';
export { createAccount } from './create-account.ts';
export { decideInbound } from './decide-inbound.ts';
export { decideOutbound, type OutboundDecision } from './decide-outbound.ts';
export { fileChanged, outboundChanged, outboundQueued } from './events.ts';
export type { IntakeRow } from './facts.ts';
export { fetchFiles, hasFilesToFetch, listFileStates } from './fetch-files.ts';
export { forgetOldUploads } from './forget-old-uploads.ts';
export { keepInbound } from './keep-inbound.ts';
export { listFileTexts } from './list-file-texts.ts';
export {
  createReplyTokens,
  hasLostMail,
  listWatched,
  lookForMail,
  MAIL_CAPS,
  mailboxProblem,
  openMail,
  secondsToRestMailbox,
  startMailListener,
  type Watched,
  type WatchParts,
  watchMailbox,
} from './mail/index.ts';
export { noteProblem } from './note-state.ts';
export { createPace, type Pace } from './pace.ts';
export { pauseAccount } from './pause-account.ts';
export { pollTelegram } from './poll-telegram.ts';
export type { OutgoingContent } from './port.ts';
export { getAccount, getAccountRow, hasWaitingInbound, listAccountRows, listAccounts } from './queries.ts';
export { queueOutbound } from './queue-outbound.ts';
export { readFileText } from './read-file-text.ts';
export { redirectOutbound } from './redirect-outbound.ts';
export { channelRoutes, updateRoutes } from './routes.ts';
export { sendOutbound } from './send-outbound.ts';
export { listStartLinks } from './start-links.ts';
export type { AccountRow } from './tables.ts';
export { takeBackOutbound } from './take-back-outbound.ts';
export { type Receive, takeInbound } from './take-inbound.ts';
export { hasDueOutbound, listOutbound } from './waiting-outbound.ts';
