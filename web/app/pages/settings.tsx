import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readMe } from '#contract/access';
import { OwnSessions, SecondFactor } from '../../features/access/own-security.tsx';
import { OwnPassword, Profile } from '../../features/access/own-settings.tsx';
import { DeskTimesPanel } from '../../features/calendar/desk-times-panel.tsx';
import { ProgramFacts } from '../../features/platform/program-facts.tsx';
import { CalledLast } from '../../features/rota/called-last.tsx';
import { PublicPagePanel } from '../../features/status-pages/public-page-panel.tsx';
import { CallingSettings } from '../../features/tickets/calling-settings.tsx';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { Page } from '../../ui/page.tsx';

export function SettingsPage() {
  const { t } = useTranslation('access');
  const may = useMay();
  const { data: me } = useQuery(ask(readMe, {}));
  if (me === undefined) return null;
  return (
    <Page title={t('settings.title')} width="text">
      <Profile me={me} />
      {may('ticket.reply') && <CallingSettings last={<CalledLast />} />}
      <OwnPassword />
      <SecondFactor me={me} />
      <OwnSessions />
      {may('desk-times.read') && <DeskTimesPanel />}
      {may('status-page.change') && <PublicPagePanel />}
      {may('settings.read') && <ProgramFacts />}
    </Page>
  );
}
