import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me, Owed } from '#contract/access';
import { SecondFactorForm } from './second-factor-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import classes from './sign-in-steps.module.css';

// Few set up a second factor, and once.
const Enrolment = lazy(async () => ({ default: (await import('./enrolment.tsx')).Enrolment }));

interface SignInStepsProps {
  knownEmail?: string;
  /** Where an interrupted sign-in goes on. */
  owes?: Owed | null;
  onEntered(me: Me): void;
}

/** Password, then whatever the session still owes. */
export function SignInSteps({ knownEmail, owes = null, onEntered }: SignInStepsProps) {
  const { t } = useTranslation('access');
  const [owed, setOwed] = useState<Owed | null>(owes);
  const goOn = (me: Me) => (me.owes === null ? onEntered(me) : setOwed(me.owes));
  if (owed === null) return <SignInForm knownEmail={knownEmail} onSignedIn={goOn} />;
  return (
    <div className={classes.step}>
      {owed === 'second-factor' ? (
        <SecondFactorForm onPassed={goOn} />
      ) : (
        <>
          <p>{t('enrol.why')}</p>
          <Suspense>
            <Enrolment onDone={goOn} />
          </Suspense>
        </>
      )}
      <button type="button" className={classes.back} onClick={() => setOwed(null)}>
        {t('code.back')}
      </button>
    </div>
  );
}
