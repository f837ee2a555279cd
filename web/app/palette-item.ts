import type { SearchHit } from '#contract/transactions';

export interface PaletteItem {
  id: string;
  group: 'here' | 'actions' | 'tickets' | 'merchants' | 'contacts' | 'people' | 'payments';
  title: string;
  /** The quiet part of the line. */
  more: string;
  keys?: string;
  /** What will happen on Enter. */
  preview: string;
  /** The words that go somewhere by it. */
  words?: string | undefined;
  payment?: SearchHit;
  run(): void;
}
