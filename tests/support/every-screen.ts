import { expect, test } from 'vitest';
import { openBrowser, openWindow } from './browser.ts';
import { testContext } from './database.ts';
import { furnishDesk } from './furnish-desk.ts';
import { faultsOf } from './look-at-screens.ts';
import { signedIn } from './people.ts';
import { enterAs, sampleDesk } from './sample-desk.ts';
import { SAMPLE_AT } from './sample-template.ts';
import { screensOf } from './screens.ts';
import { type SpokenLanguage, WORDS } from './words.ts';

/** The two languages look at the rules of all three widths between them. */
const RULED = { en: [1440, 390], ru: [1024, 390] } as const;

/** Looks at every screen in one language: two files share the work. */
export async function lookAtEveryScreen(language: SpokenLanguage): Promise<void> {
  const desk = await sampleDesk();
  const furnished = await furnishDesk(desk);
  const browser = await openBrowser();
  // A session a screen: some of them end it.
  const comeIn = async () =>
    language === 'en'
      ? (await signedIn(testContext(desk.db, { clock: desk.clock }), furnished.administrator)).cookie
      : enterAs(desk, 'roman@ozerta.example');

  test.each(screensOf(WORDS[language], furnished))('$name', async ({ name, path, isOutside = false, show }) => {
    const { context, page, problems } = await openWindow(browser, {
      base: desk.base,
      at: SAMPLE_AT,
      locale: language === 'en' ? 'en-GB' : 'ru-RU',
      ...(isOutside ? {} : { cookie: await comeIn() }),
    });
    await page.goto(path);
    await show(page);

    const faults = await faultsOf(page, `${name}-${language}`, RULED[language]);

    await context.close();
    expect([...problems, ...faults]).toEqual([]);
  });
}
