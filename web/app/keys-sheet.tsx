import { useTranslation } from 'react-i18next';
import type { KeyBinding } from '../lib/keyboard.ts';
import { Dialog } from '../ui/dialog.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import classes from './keys-sheet.module.css';

const LONG = 20;

/** Everything that the keyboard does on the screen below. */
export function KeysSheet({ bindings, onClose }: { bindings: readonly KeyBinding[]; onClose: () => void }) {
  const { t } = useTranslation();
  const isLong = (group: string) => bindings.filter((binding) => binding.group === group).length > LONG;
  // What is on the screen before what is everywhere; a long group last, where it leaves no hole in the columns.
  const groups = [...new Set(bindings.map((binding) => binding.group))]
    .reverse()
    .sort((one, other) => Number(isLong(one)) - Number(isLong(other)));
  return (
    <Dialog title={t('keys.title')} onClose={onClose} size={760}>
      <div className={classes.groups}>
        {groups.map((group) => (
          <section key={group} className={classes.group}>
            <h3 className={classes.title}>{group}</h3>
            <dl>
              {bindings
                .filter((binding) => binding.group === group)
                .map((binding) => (
                  <div key={binding.keys} className={classes.line} data-keys={binding.keys}>
                    <dt>{binding.label}</dt>
                    <dd>
                      <KeyHint keys={binding.keys} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={classes.foot}>{t('keys.physical')}</p>
    </Dialog>
  );
}
