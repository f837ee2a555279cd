import { useTranslation } from 'react-i18next';
import type { ChannelAccount } from '#contract/channels';
import { useProblemText } from '../../lib/error-text.ts';
import { When } from '../../ui/when.tsx';
import classes from './account-problem.module.css';
import { useChannelWord } from './channel-words.ts';

/** What stands between us and the provider, with the provider's own words. */
export function AccountProblem({ problem }: { problem: NonNullable<ChannelAccount['problem']> }) {
  const { t } = useTranslation('channels');
  const word = useChannelWord();
  const told = useProblemText()(problem.words);
  return (
    <div className={classes.note}>
      <p className={classes.what}>{word('problem', problem.reason)}</p>
      <p className={classes.said}>
        {t('since')} <When at={problem.since} as="ago" />
        {problem.words !== '' && (
          <>
            {' · '}
            {told === problem.words ? (
              <>
                {t('said')}: <q>{told}</q>
              </>
            ) : (
              told
            )}
          </>
        )}
      </p>
    </div>
  );
}
