import { expect, test } from 'vitest';
import {
  asThreadMessage,
  type StoredFileState,
  type StoredMessage,
} from '../../../../server/domains/tickets/thread-message.ts';
import { FileId, MessageId } from '../../../../server/kernel/ids.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { NOON } from '../../../support/database.ts';

const fileId = newId(FileId);
const id = newId(MessageId);
const stored: StoredMessage = {
  message: {
    id,
    mark: id,
    direction: 'in',
    at: NOON,
    receivedAt: NOON,
    authorName: 'Vera',
    authorId: null,
    hasOriginal: false,
    subject: null,
    text: '',
    quoted: null,
    hasHtml: false,
    files: [{ name: 'film.mp4', contentType: 'video/mp4', sizeBytes: 9, fileId, what: 'video' }],
    automatic: null,
    editedAt: null,
  },
  from: null,
  delivery: null,
};
const shown = (state: StoredFileState | undefined) =>
  asThreadMessage(stored, new Map(state === undefined ? [] : [[fileId, state]])).files[0];

test('a file that could not be had says why where that says what to do', () => {
  const missing = (missingWhy: string | null) => shown({ state: 'missing', missingWhy });

  expect(missing('too-large')).toMatchObject({ state: 'missing', missingWhy: 'too-large' });
  expect(missing('refused')).toMatchObject({ state: 'missing', missingWhy: 'gone' });
  expect(missing('status-500')).toMatchObject({ state: 'missing', missingWhy: null });
  expect(missing(null)).toMatchObject({ state: 'missing', missingWhy: null });
});

test('a file that is here or still comes has nothing to explain', () => {
  expect(shown({ state: 'clean', missingWhy: null })).toMatchObject({ state: 'clean', missingWhy: null });
  expect(shown(undefined)).toMatchObject({ state: 'waiting', missingWhy: null });
});
