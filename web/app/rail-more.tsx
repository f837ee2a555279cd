import { Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/icons/IconDots';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useUnseen } from './notices/unseen.ts';
import classes from './rail.module.css';
import { RailCount } from './rail-count.tsx';
import type { SECTIONS } from './sections.ts';

interface RailMoreProps {
  sections: (typeof SECTIONS)[number][];
  /** The section that stands in the rail for the page that is open. */
  standsIn: string | undefined;
  /** The rail stands at the side and not below. */
  isBeside: boolean;
}

/** The sections for which there is no room: a thumb needs more than a sign of two dozen pixels, and a low window ends. */
export function RailMore({ sections, standsIn, isBeside }: RailMoreProps) {
  const { t } = useTranslation();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const unseen = useUnseen();
  const hidden = sections.reduce((sum, { name }) => sum + (unseen[name] ?? 0), 0);
  const here = sections.find(({ name, to }) => name === standsIn || path === to || path.startsWith(`${to}/`));
  return (
    <Menu position={isBeside ? 'right-end' : 'top-end'} width={240} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className={`${classes.item} ${classes.more} ${here === undefined ? '' : classes.active}`}>
          <span className={classes.icon}>
            <IconDots size={19} stroke={1.6} aria-hidden="true" />
          </span>
          <span className={classes.label}>{here === undefined ? t('nav.more') : t(`nav.${here.name}`)}</span>
          <RailCount count={hidden} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {sections.map(({ name, to, Icon }) => (
          <Menu.Item
            key={name}
            component={Link}
            to={to}
            className={classes.listed ?? ''}
            leftSection={<Icon size={18} stroke={1.6} aria-hidden="true" />}
          >
            {t(`nav.${name}`)}
            <RailCount count={unseen[name]} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
