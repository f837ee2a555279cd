import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from '../lib/ask.ts';
import { themeManager } from '../lib/theme.ts';
import { useMedia } from '../lib/use-media.ts';
import { router } from './routes.tsx';
import { cssVariables, theme } from './theme.ts';

/** The nonce of this page's content policy, put into the page by the server. */
const styleNonce = () => document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

export function App() {
  const isNarrow = useMedia('(max-width: 640px)');
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={themeManager}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
      deduplicateCssVariables
    >
      <QueryClientProvider client={queryClient}>
        <Notifications position={isNarrow ? 'top-center' : 'bottom-left'} containerWidth={348} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
