import { expect, test } from 'vitest';
import { mailDocumentOf } from '../../../../web/features/tickets/mail-document.rules.ts';

test('pictures from elsewhere are taken out and counted; those in the mail stay', () => {
  const made = mailDocumentOf(
    '<img src="https://tracker.example/1.gif" alt="logo"><img src="data:image/png;base64,AA"><img src="cid:1">',
  );

  expect(made.blocked).toBe(2);
  expect(made.html).not.toContain('tracker.example');
  expect(made.html).toContain('logo');
  expect(made.html).toContain('data:image/png');
});

test('nothing that runs, fetches or submits is left', () => {
  const made = mailDocumentOf(
    '<script>x()</script><link href="https://e.example/a.css"><style>@import "https://e.example"</style>' +
      '<iframe src="https://e.example"></iframe><form action="https://e.example"><input></form>' +
      '<table background="https://e.example/b.png"><tr><td style="background:URL(https://e.example/c.png)">text</td></tr></table>' +
      '<meta http-equiv="refresh" content="0;url=https://e.example">',
  );

  expect(made.html).not.toContain('e.example');
  expect(made.html).not.toMatch(/<script|<form|<iframe|http-equiv="refresh"/);
  expect(made.html).toContain('text');
});

test('it carries a policy that allows nothing from outside', () => {
  expect(mailDocumentOf('<p>hello</p>').html).toContain("default-src 'none'");
});

test('a link opens elsewhere and tells nobody where from', () => {
  expect(mailDocumentOf('<a href="https://shop.example">shop</a>').html).toMatch(
    /target="_blank" rel="noopener noreferrer"/,
  );
});
