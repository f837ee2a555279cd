import { useTranslation } from 'react-i18next';
import type { Source } from '#contract/gateways';
import { CopyField } from '../../ui/copy-field.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';

/** What is set; of secrets their fingerprints only. */
export function SourceSettingsPanel({ source, publicUrl }: { source: Source; publicUrl: string }) {
  const { t } = useTranslation('gateways');
  const { settings, tracks, shops } = source;
  const { origins } = settings;
  return (
    <>
      {(tracks.length > 0 || source.exportClosed) && (
        <Panel title={t('tracks')}>
          <Facts>
            {tracks.map((track) => (
              <Fact key={track.name} label={track.name}>
                {t('track')} <When at={track.doneUntil} as="full" />
                {track.catchingUp && ` · ${t('catchingUp')}`}
              </Fact>
            ))}
          </Facts>
          {source.exportClosed && <p>{t('exportClosed')}</p>}
        </Panel>
      )}
      <Panel title={t('settings')}>
        <Facts>
          <Fact label={t('address')}>
            <CopyField label={t('copyAddress')} value={`${publicUrl.replace(/\/$/, '')}${source.notificationPath}`} />
          </Fact>
          <Fact label={t('form.backOffice')}>{origins.backOffice}</Fact>
          <Fact label={t('form.gateway')}>{origins.gateway}</Fact>
          <Fact label={t('form.api')}>{origins.api}</Fact>
          <Fact label={t('form.checkout')}>{origins.checkout}</Fact>
          <Fact label={t('form.user')}>{settings.user}</Fact>
          <Fact label={t('fingerprint')}>
            <code>{source.passwordFingerprint}</code>
          </Fact>
          <Fact label={t('publicKey')}>
            {source.publicKeyFingerprint === undefined ? t('noPublicKey') : <code>{source.publicKeyFingerprint}</code>}
          </Fact>
          <Fact label={t('form.poll')}>{settings.pollSeconds}</Fact>
          <Fact label={t('form.overlap')}>{settings.overlapMinutes}</Fact>
          <Fact label={t('form.timeZone')}>{settings.timeZone}</Fact>
          <Fact label={t('shops')}>{shops.map((shop) => shop.shopId).join(', ')}</Fact>
        </Facts>
      </Panel>
    </>
  );
}
