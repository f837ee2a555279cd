/** Programs that look at an address because somebody sent it on: nobody has opened it yet. Parts of the names they give themselves. */
const PREVIEWERS =
  /telegrambot|whatsapp|slackbot|slack-imgproxy|skypeuripreview|teamsbot|facebookexternalhit|twitterbot|vkshare|viber|discordbot|linkedinbot|googleother|bingpreview|preview/i;
const COUNTED_EVERY_MS = 60_000;

/** Whether it is a person who looks, and not a messenger that draws a preview of an address in a message. */
export const isPerson = (userAgent: string): boolean => userAgent !== '' && !PREVIEWERS.test(userAgent);

/** Whether a look counts as another opening: whoever reloads a page has not come again. */
export const isAnotherOpening = (lastOpenedAt: Temporal.Instant | null, at: Temporal.Instant): boolean =>
  lastOpenedAt === null || at.epochMilliseconds - lastOpenedAt.epochMilliseconds >= COUNTED_EVERY_MS;
