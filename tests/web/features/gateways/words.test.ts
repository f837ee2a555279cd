import { expect, test } from 'vitest';
import { MethodType } from '#contract/gateways';
import { en } from '../../../../web/features/gateways/words.en.ts';
import { serverSources, wordsIn } from '../../../support/words-of-server.ts';

const GATEWAY = 'domains/gateways/begateway/';

test('every reason for turning a notification away is told in words', () => {
  const sources = serverSources(`${GATEWAY}signature.rules.ts`, `${GATEWAY}verify-signature.ts`);
  const reasons = wordsIn(sources, /^ {2}\| '([a-z-]+)'/gm, /\| '([a-z]+-(?:wrong|unreadable))'/g);

  expect(Object.keys(en.turnedReason).sort()).toEqual(reasons);
});

test('every reading of a source has a name', () => {
  const [times = ''] = wordsIn(serverSources(`${GATEWAY}back-office.ts`), /BACK_OFFICE_TRACKS = \[(.*)\]/g);

  expect(Object.keys(en.track)).toEqual(wordsIn([times], /'([a-z_]+)'/g));
});

test('every method has a name', () => {
  expect(Object.keys(en.method)).toEqual(MethodType.options);
});

test('every question to a gateway has a name', () => {
  const asked = [
    'export',
    'list',
    ...wordsIn(serverSources(`${GATEWAY}report.ts`, `${GATEWAY}test-connection.ts`), /['(](report(?:-[a-z]+)?)'/g),
    ...wordsIn(serverSources(`${GATEWAY}look-up.ts`), /'(card|erip|other|checkout)'/g).map((what) => `look-up-${what}`),
  ];

  expect(Object.keys(en.request).sort()).toEqual([...new Set(asked)].sort());
});
