import { useTranslation } from 'react-i18next';
import type { EndpointHealth } from '#contract/deliveries';
import { Mark, type Shape, type Tone } from '../../ui/mark.tsx';

const LOOKS = {
  broken: ['bad', 'cross'],
  failing: ['bad', 'half'],
  silent: ['wait', 'question'],
  recovered: ['wait', 'back'],
  healthy: ['good', 'tick'],
} as const satisfies Record<EndpointHealth, readonly [Tone, Shape]>;

export function HealthMark({ health }: { health: EndpointHealth }) {
  const { t } = useTranslation('deliveries');
  const [tone, shape] = LOOKS[health];
  return (
    <Mark tone={tone} shape={shape}>
      {t(`health.${health}`)}
    </Mark>
  );
}
