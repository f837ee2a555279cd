import { expect, test } from 'vitest';
import { imageSource, isTooDeep } from '../../../../../server/domains/channels/mail/html-mail.rules.ts';
import { sanitiseHtml } from '../../../../../server/domains/channels/mail/sanitise-html.ts';

const sane = (html: string) => sanitiseHtml(html).html;

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><text>x</text></svg>',
  '<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<iframe src="https://evil.example"></iframe>',
  '<object data="x"></object><embed src="x"><applet code="x"></applet>',
  '<form action="https://evil.example"><input name=a><button>go</button></form>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="  java\tscript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:x">x</a>',
  '<base href="https://evil.example"><link rel=stylesheet href="https://evil.example"><meta http-equiv=refresh content="0;url=https://evil.example">',
  '<style>@import "https://evil.example";</style>',
  '<p style="background:url(https://evil.example/x)">x</p>',
  '<p style="width:expression(alert(1))">x</p>',
  '<p style="position:fixed;top:0;left:0;z-index:9">x</p>',
  '<div onmouseover="alert(1)" class="x" id="y">x</div>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<table background="https://evil.example/x"><tr><td background="https://evil.example/y">x</td></tr></table>',
  '<video poster="https://evil.example/x"><source src="https://evil.example/y"></video>',
  '<a href="https://user:pass@evil.example" target="_blank" ping="https://evil.example">x</a>',
])('nothing in it runs, loads or covers: %s', (html) => {
  const shown = sane(html) ?? '';

  expect(shown).not.toMatch(
    /<(?:script|svg|math|iframe|object|embed|applet|form|input|button|base|link|meta|style|video|source|img)\b/i,
  );
  expect(shown).not.toMatch(/\son\w+=|javascript:|vbscript:|data:|expression|url\(|position|background=|ping=/i);
});

test('what a letter is made of stays', () => {
  expect(
    sane('<p style="color:#ff0000">Привет, <b>Иван</b><br><a href="https://shop.example/o?id=7">заказ</a></p>'),
  ).toBe('<p style="color:#ff0000">Привет, <b>Иван</b><br /><a href="https://shop.example/o?id=7">заказ</a></p>');
});

test('a picture from elsewhere is a sign, and where it lies is kept aside', () => {
  const shown = sanitiseHtml(
    '<img src="https://track.example/open?u=7" alt="logo"><img src="cid:a@b"><img src="//track.example/y">',
  );

  expect(shown?.html).not.toContain('track.example');
  expect(shown?.html).toContain('logo');
  expect(shown?.remoteImages).toEqual(['https://track.example/open?u=7', '//track.example/y']);
});

test('cards in a text, a title, a link and across tags are nowhere', () => {
  const spellings = [
    '<p>4200 0000 0000 0000</p>',
    '<p title="4200000000000000">x</p>',
    '<a href="https://shop.example/?c=4200000000000000">x</a>',
    '<a href="https://shop.example/?c=%34%32%30%30%30%30%30%30%30%30%30%30%30%30%30%30">x</a>',
    '<p>&#52;200&nbsp;0000&nbsp;0000&nbsp;0000</p>',
    '<img alt="4200 0000 0000 0000" src="https://x.example/4200000000000000">',
    '<p><b>4200</b><i>0000</i><u>0000</u><s>0000</s></p>',
    '<table><tr><td>4200</td><td>0000</td><td>0000</td><td>0000</td></tr></table>',
  ];

  for (const html of spellings) {
    const { html: shown = '', remoteImages } = sanitiseHtml(html);
    const text = `${shown.replace(/<[^>]*>/g, '')} ${shown} ${remoteImages.join(' ')}`;
    expect(text.replace(/%3(\d)/g, '$1').replace(/[^\d]/g, ''), html).not.toContain('4200000000000000');
  }
});

test('a bomb ends: too deep, too long, or both', () => {
  expect(sane('<div>'.repeat(300_000))).toBeUndefined();
  expect(sane('<b><i>'.repeat(1000))).toBeUndefined();
  expect(sane('x'.repeat(1_000_001))).toBeUndefined();
  expect(sane(`<p>${'<'.repeat(100_000)}</p>`)?.length ?? 0).toBeLessThanOrEqual(600_000);
});

test('rows and cells that nobody closed are not deep', () => {
  expect(isTooDeep('<tr><td>x'.repeat(5000))).toBe(false);
  expect(isTooDeep('<b>x</b>'.repeat(5000))).toBe(false);
});

test.each([
  ['https://x.example/a', 'remote'],
  ['//x.example/a', 'remote'],
  ['cid:1@x', 'inline'],
  ['data:image/png;base64,AA', 'inline'],
  ['java\nscript:alert(1)', 'unreadable'],
  ['', 'unreadable'],
])('%s is %s', (address, source) => {
  expect(imageSource(address)).toBe(source);
});
