import { notifications } from '@mantine/notifications';

/** Says that something was done, for a few seconds; errors are said where they happened instead. */
export function say(message: string): void {
  notifications.show({ message, autoClose: 4000, withBorder: true });
}
