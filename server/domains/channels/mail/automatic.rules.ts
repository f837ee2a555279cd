import type { IncomingMessage } from '../contract.ts';
import { allOf, firstOf, type Header } from './header.rules.ts';

/** Stands in every mail that we send; a mail that comes with ours is one of our own on its way back. */
export const LOOP_HEADER = 'x-vakhta-desk';

export interface AutomaticFacts {
  headers: readonly Header[];
  /** The desk's address. */
  desk: string;
  isBounce: boolean;
  /** The envelope's sender was empty. */
  hasNoSender: boolean;
  /** The address in From. */
  from: string;
}

/** Most servers that a mail passes; more is going in circles. */
const MOST_HOPS = 50;

/** Why a mail is no message of a person. Such mail is filed like any other, and nothing answers it by itself. */
export function automaticOf(facts: AutomaticFacts): NonNullable<IncomingMessage['automatic']> | undefined {
  if (facts.isBounce) return 'bounce';
  if (isLoop(facts)) return 'loop';
  if (isList(facts.headers)) return 'list';
  return isAutoReply(facts) ? 'auto-reply' : undefined;
}

const isLoop = ({ headers, desk, from }: AutomaticFacts) =>
  allOf(headers, LOOP_HEADER).some((value) => value.toLowerCase() === desk.toLowerCase()) ||
  from.toLowerCase() === desk.toLowerCase() ||
  allOf(headers, 'received').length > MOST_HOPS;

const isList = (headers: readonly Header[]) =>
  firstOf(headers, 'list-id') !== undefined || /^(?:bulk|list|junk)\b/i.test(firstOf(headers, 'precedence') ?? '');

/** What programs put before a subject, or in its place: a person who writes of an automatic answer goes on in words. */
const AUTO_REPLY_SUBJECT =
  /^\s*(?:(?:авто(?:матический\s+)?ответ|аўтаадказ|automatic (?:reply|response)|auto[- ]?(?:reply|response))\s*(?:[:.,;!([\]–—-]|$)|(?:автоматическое уведомление об отсутствии|отсутствую|(?:i am )?out of (?:the )?office|нет на месте (?:до|по|с)|меня нет на месте)(?!\p{L}))/iu;

function isAutoReply({ headers, hasNoSender }: AutomaticFacts): boolean {
  const submitted = firstOf(headers, 'auto-submitted');
  if (submitted !== undefined) return !/^no\b/i.test(submitted);
  return (
    hasNoSender ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply'].some((name) => isSet(firstOf(headers, name))) ||
    /^auto[_-]?reply\b/i.test(firstOf(headers, 'precedence') ?? '') ||
    AUTO_REPLY_SUBJECT.test(firstOf(headers, 'subject') ?? '')
  );
}

const isSet = (value: string | undefined) => value !== undefined && !/^(?:no|false|0)?$/i.test(value);
