import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { winnerOf } from '@/api/winner';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

/**
 * Tells why what claims did not work. Whoever lost a claim is told to whom, and goes back to the list that they came from;
 * what they wrote is kept.
 */
export function useLostClaim() {
  const words = useProblemWords();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => void (isThere.current = false);
  }, []);

  return (failure: unknown) => {
    toasts.show({ tone: 'trouble', text: words(failure) });
    // Who has gone on to something else stays there.
    if (winnerOf(failure) && isThere.current) void navigate(`/${pathname.split('/')[1]}${search}`);
  };
}
