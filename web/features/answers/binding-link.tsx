import { useTranslation } from 'react-i18next';
import { type Binding, makeBindingLink } from '#contract/tickets';
import { useMay } from '../../lib/actor.ts';
import { useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { StartLinks } from '../../ui/start-links.tsx';
import classes from './binding-link.module.css';

/** Makes a link for a contact or a payer and shows it once: whoever opens it is taken to be them. */
export function BindingLink({ binding }: { binding: Binding }) {
  const { t } = useTranslation('answers');
  const may = useMay();
  const make = useChange(makeBindingLink);
  if (!may('link.make')) return null;
  return (
    <div className={classes.box}>
      {make.data === undefined ? (
        <button
          type="button"
          className={classes.act}
          disabled={make.isPending}
          onClick={() => make.mutate({ body: binding })}
        >
          {t(`link.${binding.to}`)}
        </button>
      ) : (
        <>
          <p className={classes.help}>{t(`link.help.${binding.to}`)}</p>
          <StartLinks label={t(`link.${binding.to}`)} links={make.data.links} word={make.data.token} />
        </>
      )}
      <ErrorNote error={make.error} />
    </div>
  );
}
