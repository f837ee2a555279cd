import { useTranslation } from 'react-i18next';
import type { AccountSettings, ChannelAccount } from '#contract/channels';
import { CopyField } from '../../ui/copy-field.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';

/** What is set; of secrets their fingerprints only. */
export function AccountSettingsPanel({ account, publicUrl }: { account: ChannelAccount; publicUrl: string }) {
  const { t } = useTranslation('channels');
  const { settings, fingerprints, webhookPath } = account;
  const webhook = webhookPath === null ? undefined : `${publicUrl.replace(/\/$/, '')}${webhookPath}`;
  return (
    <Panel title={t('settings')}>
      <Facts>
        {settings.kind === 'telegram' ? <BotFacts settings={settings} /> : <MailFacts settings={settings} />}
        {webhook !== undefined && (
          <Fact label={t('webhookAddress')}>
            <CopyField label={t('webhookAddress')} value={webhook} />
          </Fact>
        )}
        {(['botToken', 'imapPassword', 'smtpPassword'] as const).map((secret) => (
          <Fact key={secret} label={t(`form.${secret}`)}>
            {fingerprints[secret] !== undefined && <code>{fingerprints[secret]}</code>}
          </Fact>
        ))}
      </Facts>
    </Panel>
  );
}

function BotFacts({ settings }: { settings: Extract<AccountSettings, { kind: 'telegram' }> }) {
  const { t } = useTranslation('channels');
  return (
    <>
      <Fact label={t('form.mode')}>{t(`form.${settings.mode}`)}</Fact>
      <Fact label={t('form.apiRoot')}>{settings.apiRoot}</Fact>
    </>
  );
}

function MailFacts({ settings }: { settings: Extract<AccountSettings, { kind: 'email' }> }) {
  const { t } = useTranslation('channels');
  const { imap, smtp } = settings;
  const server = ({ host, port, security }: Pick<typeof smtp, 'host' | 'port' | 'security'>) =>
    `${host}:${port} · ${t(`security.${security}`)}`;
  return (
    <>
      <Fact label={t('form.address')}>{settings.address}</Fact>
      <Fact label={t('form.senderName')}>{settings.senderName}</Fact>
      <Fact label={t('form.imapHost')}>{imap !== null && `${server(imap)} · ${imap.user} · ${imap.folder}`}</Fact>
      <Fact label={t('form.listens')}>{settings.listens ? t('yes') : t('no')}</Fact>
      <Fact label={t('form.smtpHost')}>{[server(smtp), smtp.user].filter((part) => part !== '').join(' · ')}</Fact>
      <Fact label={t('form.authservId')}>{settings.authservId || t('nobodyBelieved')}</Fact>
    </>
  );
}
