import { firstOf, type Header } from './header.rules.ts';

export interface BounceFacts {
  headers: readonly Header[];
  /** Texts of parts `message/delivery-status` (RFC 3464). */
  reports: readonly string[];
  /** Beginnings of returned mails, headers first. */
  returned: readonly string[];
  text: string;
  /** Nobody wrote it: an empty sender on the envelope, or a program that hands mail about. */
  fromMachine: boolean;
  /** That program signs as MAILER-DAEMON: it has nothing else to say. */
  byDaemon: boolean;
}

export interface Bounce {
  /** The Message-ID of the mail that did not arrive. */
  of: string | undefined;
  /** Whether that is the end: a delay is told too. */
  final: boolean;
  words: string;
  /** To whom it was to go, in lower case: only who knows that has seen it on its way. */
  recipients: string[];
}

const LONGEST_WORDS = 1500;
const MOST_RECIPIENTS = 20;

/** Why a mail of ours did not arrive; undefined where this is no such report. */
export function readBounce(facts: BounceFacts): Bounce | undefined {
  const recipients = facts.reports.flatMap(recipientsOf);
  if (recipients.length > 0) {
    const worst =
      recipients.find(({ action }) => action === 'failed') ?? recipients.find(({ action }) => action === 'delayed');
    if (worst === undefined) return undefined;
    return {
      of: returnedId(facts),
      final: worst.action === 'failed',
      words: wordsOf(worst),
      recipients: addressesIn(recipients.flatMap(({ action, named }) => (action === worst.action ? named : []))),
    };
  }
  return isPlainBounce(facts) ? plainBounce(facts) : undefined;
}

interface Recipient {
  action: string;
  status: string;
  recipient: string;
  diagnostic: string;
  /** Everything that it is called: one that is forwarded has an address of its own. */
  named: string[];
}

/** Groups of fields with a blank line between: the first is of the mail, each other of one recipient. */
function recipientsOf(report: string): Recipient[] {
  return report
    .replace(/\r\n/g, '\n')
    .split(/\n[ \t]*\n/)
    .flatMap((group) => {
      const field = (name: string) =>
        new RegExp(`^${name}:[ \\t]*(.*(?:\\n[ \\t].*)*)`, 'im').exec(group)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
      const status = field('Status');
      const action = field('Action').toLowerCase().split(/\W/)[0] || (/^5/.test(status) ? 'failed' : '');
      if (action === '') return [];
      const value = (name: string) => field(name).replace(/^[^;]*;\s*/, '');
      const named = [value('Final-Recipient'), value('Original-Recipient')].filter((one) => one !== '');
      return [{ action, status, recipient: named[0] ?? '', diagnostic: value('Diagnostic-Code'), named }];
    });
}

const wordsOf = ({ recipient, status, diagnostic }: Recipient) =>
  [recipient, diagnostic || status]
    .filter((part) => part !== '')
    .join(': ')
    .slice(0, LONGEST_WORDS);

const FAILED_SUBJECT =
  /undeliver|delivery (?:status|fail|has failed|report|problem)|mail delivery|returned (?:mail|to sender)|failure notice|failed mail|(?:not|n't|could not) be delivered|mail not delivered|message delayed|non remis|не доставлен|недоставлен|не может быть доставлен|не удалось доставить|сбой доставки/i;
const DELAYED = /delayed|warning|will (?:keep trying|retry)|still (?:trying|being retried)|отложен|задерж/i;

const isPlainBounce = ({ headers, byDaemon, fromMachine, text }: BounceFacts) =>
  byDaemon ||
  firstOf(headers, 'x-failed-recipients') !== undefined ||
  /^multipart\/report\b.{0,300}\bdelivery-status\b/i.test(firstOf(headers, 'content-type') ?? '') ||
  (fromMachine &&
    (FAILED_SUBJECT.test(firstOf(headers, 'subject') ?? '') || /\b5\d\d[ -]\d\.\d\.\d\b/.test(text.slice(0, 20_000))));

function plainBounce(facts: BounceFacts): Bounce {
  const subject = firstOf(facts.headers, 'subject') ?? '';
  const said = facts.text.split('\n').find((line) => /\b[45]\d\d[ -]/.test(line)) ?? subject;
  const recipients = addressesIn([firstOf(facts.headers, 'x-failed-recipients') ?? '', facts.text.slice(0, 20_000)]);
  return {
    of: returnedId(facts),
    final: !DELAYED.test(subject),
    words: said.trim().slice(0, LONGEST_WORDS),
    recipients,
  };
}

const addressesIn = (texts: readonly string[]): string[] =>
  [...new Set(texts.flatMap((text) => text.match(/[^\s@<>(),;:"'[\]\\]{1,64}@[a-z\d.-]{1,253}[a-z\d]/gi) ?? []))]
    .map((address) => address.toLowerCase())
    .slice(0, MOST_RECIPIENTS);

/** From the returned mail's own header; where it was only quoted, from the text below. */
function returnedId({ returned, text }: BounceFacts): string | undefined {
  const places = [...returned, text.slice(0, 100_000)];
  for (const place of places) {
    const found = /^[> \t]*message-id:\s*(<[^<>\s]{3,900}>)/im.exec(place);
    if (found?.[1] !== undefined) return found[1];
  }
  return undefined;
}
