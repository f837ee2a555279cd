import IconBrandTelegram from '@tabler/icons-react/icons/IconBrandTelegram';
import IconMail from '@tabler/icons-react/icons/IconMail';
import IconPhone from '@tabler/icons-react/icons/IconPhone';
import { useTranslation } from 'react-i18next';
import type { ChannelKind } from '#contract/channels';

const SIGNS = { telegram: IconBrandTelegram, email: IconMail, phone: IconPhone } as const satisfies Record<
  ChannelKind,
  unknown
>;

/** Which way somebody writes. */
export function ChannelSign({ channel }: { channel: ChannelKind }) {
  const { t } = useTranslation('tickets');
  const Icon = SIGNS[channel];
  return (
    <span title={t(`channel.${channel}`)} style={{ display: 'inline-flex' }}>
      <Icon size={15} stroke={1.6} aria-hidden="true" />
      <span className="for-readers">{t(`channel.${channel}`)}</span>
    </span>
  );
}
