import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listStatusLinks, revokeStatusLink, type StatusLink } from '#contract/status-pages';
import type { MerchantId } from '#kernel/ids';
import { useMay } from '../../lib/actor.ts';
import { ask, useChange } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { DangerButton } from '../../ui/danger-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LinkLine } from './link-line.tsx';
import classes from './links-panel.module.css';
import { MakeLinkDialog } from './make-link-dialog.tsx';

interface LinksPanelProps {
  merchantId: MerchantId;
  /** What else can be done with the address of a new link, while it is shown. */
  passOn?: ((address: string) => ReactNode) | undefined;
}

/** The links to a merchant's page: who was given one, when it was last opened, and their end. */
export function LinksPanel({ merchantId, passOn }: LinksPanelProps) {
  const { t } = useTranslation('status-pages');
  const may = useMay();
  const [isMaking, setIsMaking] = useState(false);
  const [ending, setEnding] = useState<StatusLink>();
  const { data, error, isFetching, refetch } = useQuery(ask(listStatusLinks, { params: { merchantId } }));
  const revoke = useChange(revokeStatusLink, { refreshes: [listStatusLinks], onDone: () => setEnding(undefined) });
  const mayChange = may('status-link.change');
  const make = () => setIsMaking(true);
  useKeys(mayChange ? [{ keys: 'KeyL', group: t('title'), label: t('make'), run: make }] : []);
  return (
    <Panel
      title={t('title')}
      onReload={() => void refetch()}
      isReloading={isFetching}
      aside={
        <span className={classes.actions}>
          <Button
            component="a"
            variant="default"
            href={`/api/merchants/${merchantId}/status-page`}
            target="_blank"
            rel="noopener"
          >
            {t('preview')}
          </Button>
          {mayChange && (
            <Button variant="default" onClick={make} rightSection={<KeyHint keys="KeyL" />}>
              {t('make')}
            </Button>
          )}
        </span>
      }
    >
      <p className={classes.quiet}>{data?.items.length === 0 ? t('none') : t('text')}</p>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      <ul>
        {data?.items.map((link) => (
          <LinkLine key={link.id} link={link} onEnd={mayChange ? () => setEnding(link) : undefined} />
        ))}
      </ul>
      {isMaking && <MakeLinkDialog merchantId={merchantId} passOn={passOn} onClose={() => setIsMaking(false)} />}
      {ending !== undefined && (
        <Dialog title={t('revokeSure', { label: ending.label })} onClose={() => setEnding(undefined)}>
          <p>{t('revokeText')}</p>
          <ErrorNote error={revoke.error} />
          <DangerButton loading={revoke.isPending} onClick={() => revoke.mutate({ params: { linkId: ending.id } })}>
            {t('revoke')}
          </DangerButton>
        </Dialog>
      )}
    </Panel>
  );
}
