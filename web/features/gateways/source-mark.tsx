import { useTranslation } from 'react-i18next';
import type { Source } from '#contract/gateways';
import { Mark } from '../../ui/mark.tsx';

export function SourceMark({ state }: { state: Source['state'] }) {
  const { t } = useTranslation('gateways');
  if (state === 'active')
    return (
      <Mark tone="good" shape="tick">
        {t('state.active')}
      </Mark>
    );
  if (state === 'failing')
    return (
      <Mark tone="bad" shape="cross">
        {t('state.failing')}
      </Mark>
    );
  return (
    <Mark tone="idle" shape="pause">
      {t('state.paused')}
    </Mark>
  );
}
