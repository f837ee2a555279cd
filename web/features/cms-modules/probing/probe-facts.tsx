import { useTranslation } from 'react-i18next';
import type { KnownAddress, ProbeDesk } from '#contract/cms-modules/probing';
import { useFormat } from '../../../lib/format.ts';
import { CopyField } from '../../../ui/copy-field.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { When } from '../../../ui/when.tsx';
import classes from './probing.module.css';

/** The addresses of a shop and what its name and certificate are. */
export function ProbeFacts({ desk }: { desk: ProbeDesk }) {
  const { t } = useTranslation('probing');
  const format = useFormat();
  const { host, provenBy, proofFile, heartbeatAt } = desk;
  const sight = desk.look?.sight ?? null;
  if (host === null) return <p>{t('noHost')}</p>;
  return (
    <>
      <Facts>
        <Fact label={t('host')}>
          {host}
          {provenBy !== null && ` · ${t(`proven.${provenBy}`)}`}
        </Fact>
        <Fact label={t('notification')}>
          <Address known={desk.notification} />
        </Fact>
        <Fact label={t('return')}>{desk.return !== null && <Address known={desk.return} />}</Fact>
        <Fact label={t('certificate')}>
          {sight?.certificate != null && `${sight.certificate.name} · ${format.day(sight.certificate.validTo)}`}
        </Fact>
        <Fact label={t('versions')}>{sight?.tlsVersions.join(', ')}</Fact>
        <Fact label={t('addresses')}>{sight?.addresses.join(', ')}</Fact>
        <Fact label={t('authorities')}>{sight?.authorities.join(', ')}</Fact>
        <Fact label={t('heartbeat')}>{heartbeatAt !== null && <When at={heartbeatAt} as="ago" />}</Fact>
      </Facts>
      {proofFile !== null && (
        <div className={classes.proof}>
          <p>{t(provenBy === null ? 'notProven' : 'fileForPassword')}</p>
          <code>{proofFile.url}</code>
          <CopyField value={proofFile.text} label={t('host')} />
        </div>
      )}
    </>
  );
}

function Address({ known }: { known: KnownAddress | null }) {
  const { t } = useTranslation('probing');
  if (known === null) return t('unknown');
  return (
    <>
      <code>{known.url}</code> <span className={classes.quiet}>{t(`from.${known.from}`)}</span>
    </>
  );
}
