import { expect, test } from 'vitest';
import { type Action, PERMISSIONS } from '#kernel/permissions';
import { en } from '../../../../web/features/audit/words.en.ts';
import { ru } from '../../../../web/features/audit/words.ru.ts';

/** Before anybody has signed in there is nobody to note. */
const NEVER_NOTED: readonly Action[] = ['health.read', 'setup.read', 'invitation.read', 'reset.read'];
const noted = (Object.keys(PERMISSIONS) as Action[]).filter((action) => !NEVER_NOTED.includes(action)); // its own keys

test('everything that the audit can hold is told in words', () => {
  const keys = noted.map((action) => action.replace('.', '/')).sort();

  expect(Object.keys(en.actions).sort()).toEqual(keys);
  expect(Object.keys(ru.actions).sort()).toEqual(keys);
});
