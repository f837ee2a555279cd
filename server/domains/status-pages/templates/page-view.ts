import { platformTitle } from '#kernel/platform-name';
import { isLiveAfterTest, progressOf } from '../checklist.rules.ts';
import type { PageLanguage } from '../contract.ts';
import type { Both, MerchantPageFacts, NoticeFacts, PageFacts, ShopFacts, WorksFacts } from '../facts.ts';
import { wholeState } from '../whole-state.ts';
import { historyView } from './history-view.ts';
import { type Moments, momentsIn } from './moments.ts';
import { CHECK_WORDS, filled, WORDS } from './words.ts';
import type { Words } from './words-shape.ts';

interface Spoken {
  language: PageLanguage;
  words: Words;
  moments: Moments;
}

const spokenIn = (language: PageLanguage, zone: string): Spoken => ({
  language,
  words: WORDS[language],
  moments: momentsIn(language, zone),
});

/** So many shops are told of with every check; of more, what is to do alone: the page stays small. */
const FULL_CHECKLISTS = 3;
/** Of each shop the worst findings, the fewer the more shops there are; of each incident the latest news. */
const MOST_FINDINGS = 8;
const MOST_FINDINGS_OF_MANY = 2;
const MOST_UPDATES = 3;

const other = (language: PageLanguage): PageLanguage => (language === 'ru' ? 'en' : 'ru');

/** What every page says: how the whole is, what is wrong, what is planned, what was. `path` leads back to the page. */
export function commonView(facts: PageFacts, language: PageLanguage, path: string) {
  const spoken = spokenIn(language, facts.zone);
  const { words, moments } = spoken;
  const whole = wholeState(facts.channels);
  return {
    language,
    provider: facts.provider,
    skip: words.skip,
    otherLanguage: languageLink(language, path),
    asOf: filled(words.asOf, { when: moments.moment(facts.at), zone: facts.zone }),
    overall:
      facts.channels.length === 0
        ? { tone: 'unseen', text: words.overallNothing }
        : { tone: whole as string, text: words.overall[whole] },
    incidents: {
      title: words.incidents,
      none: words.noIncidents,
      items: facts.incidents.map((notice) => noticeView(notice, spoken)),
    },
    channels: {
      title: words.channels,
      none: words.noChannels,
      items: facts.channels.map(({ name, state }) => ({ name: name[language], state, stateText: words.state[state] })),
    },
    works: {
      title: words.works,
      none: words.noWorks,
      items: facts.works.map((works) => worksView(works, spoken)),
    },
    history: historyView(facts.history, facts.zone, language, spoken),
  };
}

const languageLink = (language: PageLanguage, path: string) => ({
  href: `${path}?lang=${other(language)}`,
  code: other(language),
  text: WORDS[language].otherLanguage,
});

/** What is told of one merchant. */
export function merchantView(facts: MerchantPageFacts, language: PageLanguage, path: string) {
  const spoken = spokenIn(language, facts.zone);
  const { words } = spoken;
  const common = commonView(facts, language, path);
  const needsDoing = facts.shops.some(isWanting);
  return {
    ...common,
    title: words.title,
    overall: needsDoing && !isTrouble(common.overall.tone) ? { tone: 'todo', text: words.overallTodo } : common.overall,
    shopsTitle: words.shops,
    noShops: words.noShops,
    shops: facts.shops.map((shop) => shopView(shop, spoken, facts.shops.length <= FULL_CHECKLISTS)),
    limits: facts.limits && {
      title: words.limits,
      none: words.noLimits,
      items: facts.limits.map(({ channel, kind, level, foretold }) => ({
        name: `${channel[language]}: ${words.limitKind[kind]}`,
        tone: level === 'room' ? 'ok' : level === 'used-up' ? 'major' : 'partial',
        text: words.level[level],
        more: level === 'used-up' ? words.levelUsedUp : foretold ? words.levelForetold : '',
      })),
    },
  };
}

const isTrouble = (tone: string) => tone !== 'ok' && tone !== 'unseen';

const isWanting = ({ findings, notifications }: ShopFacts) =>
  findings.some(({ severity }) => severity === 'breaks') || notifications?.health === 'broken';

function shopView(shop: ShopFacts, spoken: Spoken, isWhole: boolean) {
  const { words, language } = spoken;
  const progress = progressOf(shop.checklist);
  return {
    name: filled(words.shop, { number: shop.shopId }),
    kind: words.kind[shop.kind],
    facts: shopFacts(shop, spoken).filter(({ text }) => text !== ''),
    noFindings: words.noFindings,
    findings: onceEach(
      shop.findings.map(({ severity, words: said }) => ({
        severity,
        severityText: words.severity[severity],
        title: said[language].title,
        text: said[language].merchant,
      })),
    ).slice(0, isWhole ? MOST_FINDINGS : MOST_FINDINGS_OF_MANY),
    isOpen: progress.todo > 0,
    checklist: {
      title: words.checklist,
      progress: filled(words.checklistProgress, progress),
      items: shop.checklist
        .filter(({ state }) => isWhole || state === 'todo')
        .map(({ check, state }) => ({
          state,
          stateText: words.checkState[state],
          title: CHECK_WORDS[language][check].title,
          advice: state === 'done' ? '' : CHECK_WORDS[language][check][state],
        })),
    },
  };
}

// Two findings of one rule may differ in nothing but what is left out for outsiders.
const onceEach = <Found extends { title: string; text: string }>(findings: readonly Found[]): Found[] => [
  ...new Map(findings.map((found) => [`${found.title}\n${found.text}`, found])).values(),
];

interface ShownFact {
  label: string;
  text: string;
  tone?: string;
}

function shopFacts(
  { cms, cmsVersion, moduleVersion, seenAt, signs, notifications }: ShopFacts,
  spoken: Spoken,
): ShownFact[] {
  const { words, moments } = spoken;
  const when = (at: string | null, otherwise: string) => (at === null ? otherwise : moments.moment(at));
  return [
    { label: words.module, text: platformTitle(cms, cmsVersion) },
    { label: words.moduleVersion, text: moduleVersion ?? '' },
    { label: words.seenAt, text: when(seenAt, '') },
    {
      label: words.notifications,
      text: notifications === undefined ? words.healthUnknown : words.health[notifications.health],
      ...(notifications !== undefined && { tone: notifications.health }),
    },
    ...(notifications === undefined || notifications.health === 'no-log'
      ? []
      : [{ label: words.lastAccepted, text: when(notifications.lastAcceptedAt, words.neverAccepted) }]),
    { label: words.lastLive, text: when(signs.lastLiveAt, words.never) },
    { label: words.lastTest, text: when(signs.lastTestAt, words.never) },
    { label: words.payments, text: testText(signs, words) },
  ];
}

function testText(signs: ShopFacts['signs'], words: Words): string {
  if (signs.lastTestAt === null) return signs.lastLiveAt === null ? '' : words.noTests;
  if (signs.lastLiveAt === null) return words.onlyTests;
  return isLiveAfterTest(signs) ? words.liveFollowed : words.testAfterLive;
}

const listed = (names: readonly Both[], language: PageLanguage) => names.map((name) => name[language]).join(', ');

function noticeView(
  { title, state, stage, from, to, channels, updates }: NoticeFacts,
  { words, moments, language }: Spoken,
) {
  const end = to === null ? words.lasts : `${words.until.toLowerCase()} ${moments.moment(to)}`;
  return {
    title: title[language],
    state,
    stateText: words.state[state],
    stage: words.stage[stage],
    when: `${words.from} ${moments.moment(from)}, ${end}`,
    channels: listed(channels, language),
    updates: updates.slice(0, MOST_UPDATES).map(({ at, text }) => ({ at: moments.moment(at), text: text[language] })),
  };
}

const worksView = ({ channels, from, to, note }: WorksFacts, { moments, language }: Spoken) => ({
  channels: listed(channels, language),
  note: note[language],
  when: `${moments.moment(from)} – ${moments.moment(to)}`,
});
