import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DutySign } from '../features/rota/duty-sign.tsx';
import { useMay } from '../lib/actor.ts';
import { usePendingPrefix } from '../lib/keyboard.ts';
import { useMedia, useWindowHeight } from '../lib/use-media.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { BrandMark } from './brand-mark.tsx';
import { ConnectionSign } from './connection-sign.tsx';
import { useUnseen } from './notices/unseen.ts';
import classes from './rail.module.css';
import { RailCount } from './rail-count.tsx';
import { RailMore } from './rail-more.tsx';
import { railRoom } from './rail-room.rules.ts';
import { useSections } from './use-sections.ts';

/** As many as a thumb can tell apart; of the rest there is a menu. */
const ON_A_PHONE = 4;

const phoneRoom = (sections: number) => (sections > ON_A_PHONE + 1 ? ON_A_PHONE : sections);

/** The sections. After G each shows the letter that goes there. */
export function Rail() {
  const { t } = useTranslation();
  const may = useMay();
  const mine = useSections();
  const sections = mine.filter((section) => !('within' in section));
  const path = useLocation({ select: ({ pathname }) => pathname });
  const here = mine.find(({ to }) => to === path);
  const standsIn = here !== undefined && 'within' in here ? here.within : undefined;
  const isNarrow = useMedia('(max-width: 640px)');
  const height = useWindowHeight();
  const room = isNarrow ? phoneRoom(sections.length) : railRoom(height, sections.length);
  const isTooMuch = room < sections.length;
  const unseen = useUnseen();
  const isGoing = usePendingPrefix() === 'KeyG';
  return (
    <nav className={classes.rail} id="sections" aria-label={t('nav.label')}>
      <a className={classes.skip} href="#content">
        {t('nav.skip')}
      </a>
      <span className={classes.brand} title={t('product')}>
        <BrandMark />
      </span>
      <ul className={classes.items}>
        {sections.slice(0, room).map(({ name, to, key, Icon }) => (
          <li key={name} className={classes.place} data-last={name === 'settings' || undefined}>
            <Link
              to={to}
              className={name === standsIn ? `${classes.item} ${classes.active}` : classes.item}
              activeProps={{ className: classes.active ?? '' }}
            >
              <span className={classes.icon}>
                {isGoing ? <KeyHint keys={key} /> : <Icon size={19} stroke={1.6} aria-hidden="true" />}
              </span>
              <span className={classes.label}>{t(`nav.${name}`)}</span>
              <RailCount count={unseen[name]} />
            </Link>
          </li>
        ))}
        {isTooMuch && (
          <li className={classes.place}>
            <RailMore sections={sections.slice(room)} standsIn={standsIn} isBeside={!isNarrow} />
          </li>
        )}
      </ul>
      {may('rota.read') && <DutySign />}
      <ConnectionSign />
    </nav>
  );
}
