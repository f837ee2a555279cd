const isCyrillic = (text: string) => /\p{Script=Cyrillic}/u.test(text);

/** Of a name that says the same twice, "We are looking · Разбираемся", the half in the reader's language; any other whole. */
export function readersHalf(name: string, language: 'ru' | 'en'): string {
  const halves = name.split(' · ');
  const [own, ...more] = halves.filter((half) => isCyrillic(half) === (language === 'ru'));
  return halves.length === 2 && own !== undefined && more.length === 0 ? own : name;
}
