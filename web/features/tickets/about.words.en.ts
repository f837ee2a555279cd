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
};
