import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Me, readMe } from '#contract/access';
import { DemoEntries } from '../../features/access/demo-entries.tsx';
import { Gate } from '../../features/access/gate.tsx';
import { SignInSteps } from '../../features/access/sign-in-steps.tsx';
import { useDemoPeople } from '../../features/access/use-demo-people.ts';
import { ask, queryClient } from '../../lib/ask.ts';
import { speak } from '../../lib/i18n.ts';
import { BrandMark } from '../brand-mark.tsx';
import classes from './sign-in.module.css';

export function SignInPage() {
  const { t } = useTranslation(['access', 'app']);
  const { back } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  // An interrupted sign-in goes on where it stopped; nobody signed in is the normal case.
  const { data: me, isPending } = useQuery({ ...ask(readMe, {}), retry: false });
  const demo = useDemoPeople();
  const enter = (entered: Me) => {
    queryClient.setQueryData(ask(readMe, {}).queryKey, entered);
    void speak(entered.language);
    void navigate({ href: back ?? '/' });
  };
  const steps = <SignInSteps owes={me?.owes ?? null} onEntered={enter} />;
  return (
    <Gate title={t('signIn.title')} text={t('app:tagline')} mark={<BrandMark size={40} />}>
      {isPending || demo.isPending ? null : demo.people === undefined || me !== undefined ? (
        steps
      ) : (
        <>
          <DemoEntries people={demo.people} onEntered={enter} />
          <details className={classes.other}>
            <summary>{t('signIn.withPassword')}</summary>
            {steps}
          </details>
        </>
      )}
    </Gate>
  );
}
