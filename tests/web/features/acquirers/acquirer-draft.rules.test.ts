import { describe, expect, test } from 'vitest';
import { AcquirerInput } from '../../../../server/domains/acquirers/contract.ts';
import { AcquirerId } from '../../../../server/kernel/ids.ts';
import { blankDraft, draftOf, readDraft } from '../../../../web/features/acquirers/acquirer-draft.rules.ts';
import { en } from '../../../../web/features/acquirers/words.en.ts';
import { ru } from '../../../../web/features/acquirers/words.ru.ts';

const draft = (given: object) => ({ ...blankDraft('Europe/Minsk'), name: 'Some Bank', ...given });

describe('a bank as it is typed', () => {
  test('people stand one a line', () => {
    const contacts = 'Vera; limits; vera@bank.example\n\nDesk; duty; ; +375 17 000 00 00; night';

    expect(readDraft(draft({ contacts }))).toMatchObject({
      faults: [],
      input: {
        contacts: [
          { name: 'Vera', duty: 'limits', email: 'vera@bank.example', phone: null, isOutOfHours: false },
          { name: 'Desk', duty: 'duty', email: null, phone: '+375 17 000 00 00', isOutOfHours: true },
        ],
      },
    });
  });

  test('a line that cannot be read is named', () => {
    expect(readDraft(draft({ contacts: 'Vera; limits\nDesk; duty; not an address' })).faults).toEqual([
      { field: 'contacts', line: 2 },
    ]);
    expect(readDraft(draft({ holidays: 'Christmas' })).faults).toEqual([{ field: 'holidays' }]);
    expect(readDraft(draft({ workdays: 'Saturday' })).faults).toEqual([{ field: 'workdays' }]);
    expect(readDraft(draft({ week: { ...draft({}).week, 3: 'always' } })).faults).toEqual([{ field: 'week.3' }]);
  });

  test.each([en.form.night, ru.form.night])('what is shown is read as the same, with the word %s', (night) => {
    const contacts = 'Desk; duty; ; +375 17 000; night';
    const typed = draft({ contacts, cutOff: '23:00', holidays: '2026-12-25', workdays: '2026-12-19' });
    const { input } = readDraft(typed);
    const bank = { id: AcquirerId.parse('00000000-0000-7000-8000-000000000001'), ...AcquirerInput.parse(input) };

    expect(readDraft(draftOf(bank, night)).input).toEqual(input);
  });
});
