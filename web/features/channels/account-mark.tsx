import { useTranslation } from 'react-i18next';
import type { ChannelAccount } from '#contract/channels';
import { Mark } from '../../ui/mark.tsx';
import { stateOf } from './account-state.rules.ts';

const SIGNS = {
  active: ['good', 'tick'],
  failing: ['bad', 'cross'],
  paused: ['idle', 'pause'],
  starting: ['wait', 'clock'],
} as const;

export function AccountMark({ account }: { account: ChannelAccount }) {
  const { t } = useTranslation('channels');
  const state = stateOf(account);
  const [tone, shape] = SIGNS[state];
  return (
    <Mark tone={tone} shape={shape}>
      {t(`state.${state}`)}
    </Mark>
  );
}
