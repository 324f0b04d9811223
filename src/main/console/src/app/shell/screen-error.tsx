import { useRouteError } from 'react-router';
import { ErrorState } from '@/components/state';

export function ScreenError() {
  const failure = useRouteError();
  return <ErrorState failure={failure} onRetry={() => window.location.reload()} />;
}
