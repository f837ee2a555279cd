import { DESK, mailOf } from './fake-mail.ts';
import type { Planter } from './planted-cards.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const quotedPrintable = (text: string) =>
  Array.from(Buffer.from(text), (byte) =>
    byte > 0x20 && byte < 0x7f && byte !== 0x3d
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  )
    .join('')
    .replace(/(?:=[0-9A-F]{2}|.){24}/g, '$&=\r\n');
const inEntities = (text: string) => Array.from(text, (sign) => `&#${sign.codePointAt(0)};`).join('');

/** Mails with a card number in every place where text may stand, as plain signs and in every encoding of mails. */
export function spicedMails(planter: Planter, n: number): Buffer[] {
  const { spelled, inLine, plant, bareNumber } = planter;
  /** Within quotes a backslash stands for what follows it. */
  const inQuotes = () => inLine().replaceAll('\\', '\\\\');
  const part = (headers: Record<string, string>, body: string) =>
    `--b\r\n${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}\r\n${body}\r\n`;
  const multipart = (...parts: string[]) => `${parts.join('')}--b--`;
  const mixed = { 'Content-Type': 'multipart/mixed; boundary=b' };
  const headers = (id: string): Record<string, string> => ({
    From: `"Vera ${inQuotes()}" <vera${n}@shop.example>`,
    To: `"Desk ${inQuotes()}" <${DESK}>`,
    Cc: `${bareNumber()}@copy.example`,
    'Reply-To': `"${inQuotes()}" <vera${n}@shop.example>`,
    Subject: `order ${inLine()}`,
    'Message-ID': `<${id}.${n}.${bareNumber()}@shop.example>`,
    'In-Reply-To': `<${bareNumber()}@shop.example>`,
    References: `<${bareNumber()}@shop.example> <${inLine()}@shop.example>`,
    'X-Track': `of ${inLine()}`,
    [`X-${bareNumber()}`]: inLine(),
    Received: `from ${bareNumber()} by mx.example; ${inLine()}`,
    'List-Help': `<https://a.example/?n=${bareNumber()}>`,
    'Authentication-Results': `mx.desk.example; dkim=pass header.i=@${bareNumber()}.example (${inLine()})`,
    Comments: word(plant()),
  });
  const html = `<html><head><title>${spelled()}</title><style>.a::after{content:"${bareNumber()}"}</style></head><body>
    <!-- ${spelled()} --><p title="${bareNumber()}">card ${spelled()}</p><p>${inEntities(spelled())}</p>
    <p>4111<b>1111</b><span>1111</span>1111</p><a href="https://a.example/${bareNumber()}">pay ${bareNumber()}</a>
    <img alt="${bareNumber()}" src="https://a.example/${bareNumber()}.png"><img src="cid:${bareNumber()}">
    <table><tr><td>4200</td><td>0000</td><td>0000</td><td>0000</td></tr></table><script>var n=${bareNumber()}</script></body></html>`;
  return [
    mailOf(headers('plain'), `my card ${spelled()} was charged\r\n\r\n> and before ${spelled()}\r\n`),
    mailOf({ ...headers('base64'), 'Content-Transfer-Encoding': 'base64' }, base64(`card ${spelled()} here`)),
    mailOf(
      { ...headers('qp'), Subject: word(plant()), 'Content-Transfer-Encoding': 'quoted-printable' },
      quotedPrintable(plant()),
    ),
    mailOf({ ...headers('html'), 'Content-Type': 'text/html; charset=utf-8' }, html),
    mailOf(
      { ...headers('both'), 'Content-Type': 'multipart/alternative; boundary=b' },
      multipart(part({ 'Content-Type': 'text/plain' }, plant()), part({ 'Content-Type': 'text/html' }, html)),
    ),
    mailOf(
      { ...headers('files'), ...mixed },
      multipart(
        part({ 'Content-Type': 'text/plain' }, 'see what is attached'),
        part(
          { 'Content-Type': 'text/csv', 'Content-Disposition': `attachment; filename="${inQuotes()}.csv"` },
          `a;${inLine()};b\r\n`,
        ),
        part(
          {
            'Content-Type': 'text/plain',
            'Content-Transfer-Encoding': 'base64',
            'Content-Disposition': `attachment; filename*=utf-8''${encodeURIComponent(spelled())}`,
          },
          base64(`note ${inLine()} end`),
        ),
        part(
          { 'Content-Type': 'application/octet-stream', 'Content-Disposition': 'attachment; filename=log.dat' },
          `pan=${bareNumber()}`,
        ),
        part(
          {
            'Content-Type': 'application/json',
            'Content-Disposition': 'attachment; filename=a.json',
            'Content-Description': inLine(),
          },
          JSON.stringify({ card: inLine(), inside: JSON.stringify({ n: inLine() }) }),
        ),
        part(
          { 'Content-Type': 'message/rfc822', 'Content-Disposition': 'attachment; filename=was.eml' },
          'Subject: what cannot be searched is held back\r\n\r\nforwarded',
        ),
      ),
    ),
    mailOf({ ...headers('from'), From: `${bareNumber()}@shop.example`, 'Reply-To': '' }, plant()),
    mailOf(
      { ...headers('nobody'), From: '', 'Reply-To': '', Sender: `${inLine()} <${bareNumber()}@x.example>` },
      plant(),
    ),
    mailOf({ ...headers('auto'), 'Auto-Submitted': 'auto-replied' }, `away, call ${spelled()}`),
    mailOf(
      {
        ...headers('bounce'),
        From: 'MAILER-DAEMON@mx.example',
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
      },
      multipart(
        part({ 'Content-Type': 'text/plain' }, `could not deliver ${spelled()}`),
        part(
          { 'Content-Type': 'message/delivery-status' },
          `Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${bareNumber()}@x.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 ${inLine()} unknown`,
        ),
        part(
          { 'Content-Type': 'text/rfc822-headers' },
          `Subject: ${inLine()}\r\nMessage-ID: <${bareNumber()}@desk.example>`,
        ),
      ),
    ),
    // What cannot be taken apart, of which only the head is kept.
    mailOf(
      { ...headers('parts'), ...mixed, 'X-Deep': inLine() },
      multipart(...Array.from({ length: 30 }, () => part({ 'X-Part': inLine() }, plant()))),
    ),
    Buffer.concat([
      Buffer.from(`Subject: ${inLine()}\r\n\r\n`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(plant(), 'utf16le'),
    ]),
    Buffer.from(`${plant()}\n${spelled()}`),
  ];
}
