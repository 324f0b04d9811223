import { createBrowserRouter, redirect } from 'react-router';
import { ScreenError } from '@/app/shell/screen-error';
import { Shell } from '@/app/shell/shell';

/** For the blink in which the first screen is loaded. */
const Nothing = () => null;

/** Each screen is loaded when it is gone to. */
export function createRouter() {
  return createBrowserRouter(
    [
      {
        Component: Shell,
        HydrateFallback: Nothing,
        ErrorBoundary: ScreenError,
        children: [
          {
            ErrorBoundary: ScreenError,
            children: [
              { index: true, loader: () => redirect('/queue') },
              { path: 'queue/:id?', lazy: () => import('@/app/routes/queue') },
              { path: 'inbox/:id?', lazy: () => import('@/app/routes/inbox') },
              { path: 'escalations/:id?', lazy: () => import('@/app/routes/escalations') },
              { path: 'knowledge/:slug?', lazy: () => import('@/app/routes/knowledge') },
              { path: 'prepared', lazy: () => import('@/app/routes/prepared') },
              { path: 'channels', lazy: () => import('@/app/routes/channels') },
              { path: 'figures', lazy: () => import('@/app/routes/figures') },
              { path: 'webhooks/:id?', lazy: () => import('@/app/routes/webhooks') },
              { path: 'security', lazy: () => import('@/app/routes/security') },
              { path: 'users', lazy: () => import('@/app/routes/users') },
              { path: 'audit', lazy: () => import('@/app/routes/audit') },
              { path: '*', lazy: () => import('@/app/routes/not-found') },
            ],
          },
        ],
      },
    ],
    { basename: '/console' },
  );
}
