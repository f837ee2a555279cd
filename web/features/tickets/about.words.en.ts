export const about = {
  about: {
    title: 'About request #{{number}}',
    subject: 'Subject',
    merchant: 'Merchant',
    side: 'Who writes',
    sideHelp: 'What may be said to them depends on this.',
    language: 'Language of the answer',
    languages: { ru: 'Russian', en: 'English', be: 'Belarusian' },
    due: 'Answer by, by the desk’s clocks',
    save: 'Save',
    done: '#{{number}} was changed',
  },
  /** Another request of the same writer beside the one that is open. */
  beside: {
    label: '#{{number}} beside this one',
    key: 'Another request of theirs beside this one',
    close: 'Put it away',
    merge: 'Merge into this one',
    open: 'Open it',
    thread: 'Messages of #{{number}}',
  },
};
