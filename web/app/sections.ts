import IconAddressBook from '@tabler/icons-react/icons/IconAddressBook';
import IconAdjustmentsHorizontal from '@tabler/icons-react/icons/IconAdjustmentsHorizontal';
import IconBellRinging from '@tabler/icons-react/icons/IconBellRinging';
import IconBuildingBank from '@tabler/icons-react/icons/IconBuildingBank';
import IconBuildingStore from '@tabler/icons-react/icons/IconBuildingStore';
import IconCalendarWeek from '@tabler/icons-react/icons/IconCalendarWeek';
import IconEyeCheck from '@tabler/icons-react/icons/IconEyeCheck';
import IconFileImport from '@tabler/icons-react/icons/IconFileImport';
import IconFlame from '@tabler/icons-react/icons/IconFlame';
import IconGauge from '@tabler/icons-react/icons/IconGauge';
import IconInbox from '@tabler/icons-react/icons/IconInbox';
import IconMailbox from '@tabler/icons-react/icons/IconMailbox';
import IconMessages from '@tabler/icons-react/icons/IconMessages';
import IconMessageUser from '@tabler/icons-react/icons/IconMessageUser';
import IconPlugConnected from '@tabler/icons-react/icons/IconPlugConnected';
import IconPuzzle from '@tabler/icons-react/icons/IconPuzzle';
import IconReceipt from '@tabler/icons-react/icons/IconReceipt';
import IconTargetArrow from '@tabler/icons-react/icons/IconTargetArrow';
import IconTemplate from '@tabler/icons-react/icons/IconTemplate';
import IconUsers from '@tabler/icons-react/icons/IconUsers';
import type { Action } from '#kernel/permissions';

interface Section {
  name: string;
  to: string;
  key: string;
  needs: Action;
  /** Reached by its keys and from the section that stands for it in the rail, which has no room for all. */
  within?: string;
  /** Only where the server is a demo. */
  isDemo?: boolean;
  Icon: unknown;
}

/** The sections of the console: where they lie, who sees them, and the letter that goes there after G. */
export const SECTIONS = [
  { name: 'inbox', to: '/inbox', key: 'KeyQ', needs: 'ticket.read', Icon: IconInbox },
  { name: 'transactions', to: '/transactions', key: 'KeyT', needs: 'transaction.search', Icon: IconReceipt },
  { name: 'merchants', to: '/merchants', key: 'KeyM', needs: 'merchant.read', Icon: IconBuildingStore },
  { name: 'limits', to: '/limits', key: 'KeyL', needs: 'limit.read', Icon: IconGauge },
  {
    name: 'acquirers',
    to: '/acquirers',
    key: 'KeyB',
    needs: 'acquirer.read',
    within: 'limits',
    Icon: IconBuildingBank,
  },
  {
    name: 'notifications',
    to: '/notifications',
    key: 'KeyD',
    needs: 'delivery.read',
    Icon: IconBellRinging,
  },
  { name: 'modules', to: '/modules', key: 'KeyY', needs: 'module.read', Icon: IconPuzzle },
  { name: 'incidents', to: '/incidents', key: 'KeyN', needs: 'incident.read', Icon: IconFlame },
  { name: 'rota', to: '/rota', key: 'KeyR', needs: 'rota.read', Icon: IconCalendarWeek },
  { name: 'contacts', to: '/contacts', key: 'KeyK', needs: 'contact.read', Icon: IconAddressBook },
  { name: 'sources', to: '/sources', key: 'KeyS', needs: 'source.read', Icon: IconPlugConnected },
  { name: 'channels', to: '/channels', key: 'KeyC', needs: 'channel.read', Icon: IconMessages },
  {
    name: 'quarantine',
    to: '/quarantine',
    key: 'KeyU',
    needs: 'quarantine.decide',
    within: 'channels',
    Icon: IconMailbox,
  },
  { name: 'templates', to: '/templates', key: 'KeyE', needs: 'template.read', Icon: IconTemplate },
  { name: 'imports', to: '/imports', key: 'KeyI', needs: 'transaction.import', Icon: IconFileImport },
  {
    name: 'accuracy',
    to: '/accuracy',
    key: 'KeyX',
    needs: 'verdict.correct',
    within: 'transactions',
    Icon: IconTargetArrow,
  },
  { name: 'audit', to: '/audit', key: 'KeyA', needs: 'audit.read', Icon: IconEyeCheck },
  { name: 'people', to: '/people', key: 'KeyP', needs: 'person.list', Icon: IconUsers },
  { name: 'write-as', to: '/write-as', key: 'KeyW', needs: 'demo.write', isDemo: true, Icon: IconMessageUser },
  { name: 'settings', to: '/settings', key: 'KeyO', needs: 'profile.change', Icon: IconAdjustmentsHorizontal },
] as const satisfies Section[];
