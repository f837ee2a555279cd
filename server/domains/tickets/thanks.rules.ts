/** A thank-you this long after the end belongs to what it thanks for. */
export const THANKS_HOURS = 24;

const MOST_SIGNS = 120;

/** Words that thank or confirm. */
const THANKS = new Set(
  (
    'спасибо спс спасибки пасиб пасибо благодарю благодарим благодарен благодарна признателен признательна дякую дзякуй дзякую дзякуем ' +
    'хорошо ок окей понял поняла поняли понятно ясно принято супер отлично прекрасно получилось заработало работает решено решили добра зразумела зразумеў ' +
    'thanks thank thx ty tnx cheers appreciated ok okay great perfect super solved resolved works'
  ).split(' '),
);
/** Small words that stand beside them and ask for nothing. */
const BESIDE = new Set(
  (
    'вялікі вялікае вам вас тебе много огромное огромнейшее большое большущее за помощь ответ оперативность быстрый быструю круто ага да уже вот так ' +
    'всё все теперь дошло пришло хорошего доброго дня вечера день вечер удачного успехов всего свидания до пока усё очень ' +
    'you your so very much a lot many for the help quick fast reply answer support excellent nice good it all now working have day bye goodbye and'
  ).split(' '),
);
const GLAD = /^[\s!.)]*(?:(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})[\s!.)]*)+$/u;
const JOINERS = /\u{200d}|\u{fe0f}/gu;

/** Whether a message only thanks or confirms: it needs no answer and reopens nothing. Any question, number or other word makes it more. */
export function isThanks(text: string): boolean {
  const said = text.normalize('NFC').toLowerCase().trim();
  if (said.length > MOST_SIGNS) return false;
  const words = said.match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return GLAD.test(said.replace(JOINERS, ''));
  if (/[?\p{Nd}]/u.test(said)) return false;
  return words.some((word) => THANKS.has(word)) && words.every((word) => THANKS.has(word) || BESIDE.has(word));
}
