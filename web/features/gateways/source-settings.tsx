import { useTranslation } from 'react-i18next';
import type { Source } from '#contract/gateways';
import { useFormat } from '../../lib/format.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import { useGatewayWord, useTrackName } from './gateway-words.ts';

/** How far each reading has got, and what is set; of secrets their fingerprints only. */
export function SourceSettingsPanel({ source, publicUrl }: { source: Source; publicUrl: string }) {
  const { t } = useTranslation('gateways');
  return (
    <>
      <Tracks source={source} />
      <Panel title={t('settings')}>
        <Facts>
          <Fact label={t('address')}>
            <CopyField label={t('copyAddress')} value={`${publicUrl.replace(/\/$/, '')}${source.notificationPath}`} />
          </Fact>
          <Places source={source} />
          <Rhythm source={source} />
          <Keys source={source} />
        </Facts>
      </Panel>
    </>
  );
}

function Tracks({ source: { tracks, exportClosed } }: { source: Source }) {
  const { t } = useTranslation('gateways');
  const trackName = useTrackName();
  if (tracks.length === 0 && !exportClosed) return null;
  return (
    <Panel title={t('tracks')}>
      <Facts>
        {tracks.map((track) => (
          <Fact key={track.name} label={trackName(track.name)}>
            {t('readUntil')} <When at={track.doneUntil} as="full" />
            {track.catchingUp && ` · ${t('catchingUp')}`}
          </Fact>
        ))}
      </Facts>
      {exportClosed && <p>{t('exportClosed')}</p>}
    </Panel>
  );
}

function Places({ source: { settings, kind } }: { source: Source }) {
  const { t } = useTranslation('gateways');
  const { backOffice, gateway, api, checkout } = settings.origins;
  return (
    <>
      <Fact label={t('form.backOffice')}>{backOffice}</Fact>
      <Fact label={t('form.gateway')}>{gateway}</Fact>
      <Fact label={t('form.api')}>{api}</Fact>
      <Fact label={t('form.checkout')}>{checkout}</Fact>
      <Fact label={kind === 'begateway-report' ? t('form.shopUser') : t('form.user')}>{settings.user}</Fact>
    </>
  );
}

function Rhythm({ source: { settings, kind } }: { source: Source }) {
  const { t } = useTranslation('gateways');
  const format = useFormat();
  const word = useGatewayWord();
  return (
    <>
      <Fact label={t('form.startFrom')}>
        <When at={settings.startFrom} as="full" />
      </Fact>
      <Fact label={t('form.poll')}>{format.number(settings.pollSeconds)}</Fact>
      <Fact label={t('form.overlap')}>{format.number(settings.overlapMinutes)}</Fact>
      <Fact label={t('form.pageSize')}>{format.number(settings.pageSize)}</Fact>
      <Fact label={t('form.enrich')}>{format.number(settings.enrichPerHour)}</Fact>
      <Fact label={t('form.timeZone')}>{settings.timeZone}</Fact>
      {kind === 'begateway-report' && (
        <>
          <Fact label={t('form.reportVersion')}>{t(`reportVersion.v${settings.reportVersion}`)}</Fact>
          <Fact label={t('form.methodTypes')}>
            {settings.methodTypes.map((method) => word('method', method)).join(', ')}
          </Fact>
        </>
      )}
    </>
  );
}

function Keys({ source }: { source: Source }) {
  const { t } = useTranslation('gateways');
  return (
    <>
      <Fact label={t('fingerprint')}>
        <code>{source.passwordFingerprint}</code>
      </Fact>
      <Fact label={t('publicKey')}>
        {source.publicKeyFingerprint === undefined ? t('noPublicKey') : <code>{source.publicKeyFingerprint}</code>}
      </Fact>
      {source.signingKeyFingerprint !== undefined && (
        <Fact label={t('form.signingKey')}>
          <code>{source.signingKeyFingerprint}</code>
        </Fact>
      )}
      {source.shops.map((shop) => (
        <Fact key={shop.shopId} label={t('keysOfShop', { id: shop.shopId })}>
          {[
            shop.secretFingerprint === undefined ? '' : `${t('form.secretKey')}: ${shop.secretFingerprint}`,
            shop.publicKeyFingerprint === undefined ? '' : `${t('publicKey')}: ${shop.publicKeyFingerprint}`,
          ]
            .filter((text) => text !== '')
            .join(' · ')}
        </Fact>
      ))}
    </>
  );
}
