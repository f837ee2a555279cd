/** What is said in place of a name by machines, companies and nicknames. */
const NO_PERSON =
  /(?<!\p{L})(?:ооо|оао|зао|ип|чуп|уп|llc|ltd|inc|gmbh|support|поддержка|info|admin|shop|магазин|buh|бухгалтер\p{L}*|noreply|team|bot)(?!\p{L})/iu;

/** The name by which a writer may be greeted; undefined where it looks like no person's. */
export function greetingName(name: string): string | undefined {
  const words = name.trim().split(/\s+/u);
  const isName = words.length <= 2 && words.every((word) => /^\p{Lu}[\p{Ll}’'-]+(?:-\p{Lu}\p{Ll}+)?$/u.test(word));
  return isName && !NO_PERSON.test(name) ? words.join(' ') : undefined;
}
