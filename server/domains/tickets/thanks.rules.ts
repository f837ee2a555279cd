/** A thank-you this long after the end belongs to what it thanks for. */
export const THANKS_HOURS = 24;

const MOST_SIGNS = 120;

/** Words of thanks, of confirmation and of goodbye, and the small words beside them. */
const KIND = new Set(
  (
    'спасибо спс спасибки спасиб пасиб пасибо благодарю благодарим благодарна благодарен признателен признательна дякую дзякуй дзякую дзякуем ' +
    'вялікі вялікае thanks thank thx ty tnx cheers appreciated appreciate много many lot огромное огромнейшее большое большущее вам вас тебе ' +
    'you your so very much a for the за помощь помощь! ответ оперативность быстрый быструю help quick fast reply answer support ' +
    'хорошо ок окей ok okay ага понял поняла поняли понятно ясно принято супер отлично прекрасно круто great super perfect excellent nice good ' +
    'всё все получилось заработало работает решено решили solved resolved works working it all now дошло пришло ' +
    'хорошего доброго дня вечера день вечер удачного успехов день! have day всего до свидания bye goodbye пока и and очень уже да так вот ' +
    'усё добра зразумела'
  ).split(' '),
);
/** Without one of these there is no thanks in it, only politeness. */
const THANKS =
  /спас|\bспс|пасиб|благодар|признател|дякую|дзяк|thank|\bthx|\btnx|\bty\b|cheers|appreciat|^(?:ok|okay|ок|окей|хорошо|понял|поняла|понятно|ясно|принято|супер|отлично|great|perfect|добра|зразумела)\b|(?:за)?работает|заработал|получилось|решено|solved|resolved/iu;

/** Whether a message only thanks or confirms: it needs no answer and reopens nothing. Any question, number or other word makes it more. */
export function isThanks(text: string): boolean {
  const said = text.normalize('NFKC').toLowerCase().trim();
  if (said === '' || said.length > MOST_SIGNS) return onlySigns(said);
  if (/[?\d]/.test(said) || said.includes('http')) return false;
  const words = said.match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return onlySigns(said);
  return hasThanks(said) && words.every((word) => KIND.has(word));
}

const onlySigns = (said: string) =>
  said !== '' && said.length < 20 && /^[\p{Emoji_Presentation}\p{Emoji_Modifier}\u200d\ufe0f\s!.)+❤🙏👍]+$/u.test(said);
const hasThanks = (said: string) => THANKS.test(said) || said.split(/\P{L}+/u).some((word) => THANKS.test(word));
