import { beforeAll, expect, test } from 'vitest';
import { getPersonRow } from '../../../../server/domains/access/queries/people.ts';
import { stepOfCode, takeCode } from '../../../../server/domains/access/take-code.ts';
import type { Database } from '../../../../server/platform/db.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { codeOf, makePerson, testSecrets } from '../../../support/people.ts';

let db: Database;
beforeAll(async () => {
  db = await freshDatabase();
});

test('of two that have read the same last step one takes the code', async () => {
  const ana = await makePerson(testContext(db), { withApp: true });
  const asBothReadIt = await getPersonRow(db.read, ana.id);
  const code = codeOf(ana, NOON);

  const taken = [];
  for (let i = 0; i < 2; i += 1)
    taken.push(await db.write.transaction((tx) => takeCode(tx, testSecrets, asBothReadIt, code, NOON)));

  expect(taken).toEqual(['app', undefined]);
});

test('a code counts half a minute early and late, since clocks differ, and no longer', async () => {
  const { seed = '' } = await makePerson(testContext(db), { withApp: true });
  const code = codeOf({ seed }, NOON);
  const at = (seconds: number) => stepOfCode(seed, code, NOON.add({ seconds }), null) !== undefined;

  expect([-31, -30, 0, 29, 59, 60].map(at)).toEqual([false, true, true, true, true, false]);
});

test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12 34 5x'])('"%s" is no code of an app', (typed) => {
  expect(stepOfCode('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', typed, NOON, null)).toBeUndefined();
});
