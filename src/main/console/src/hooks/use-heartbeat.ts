import { useEffect, useEffectEvent } from 'react';
import { attendance } from '@/lib/attendance';
import { hubNow } from '@/lib/hub-clock';
import { LEASE } from '@/lib/lease';

const EVERY = 2 * 60_000;
/** Who touched nothing for so long has gone: the lease ends, and colleagues may go on. */
const GONE = 5 * 60_000;

/** Keeps a claim for as long as whoever has it is there, and again when they come back before anybody took it. */
export function useHeartbeat(isMine: boolean, leaseUntil: string | undefined, beat: () => void) {
  const send = useEffectEvent(beat);
  const claimedAt = useEffectEvent(() => (leaseUntil ? Date.parse(leaseUntil) - LEASE : hubNow()));

  useEffect(() => {
    if (!isMine) return undefined;
    let last = claimedAt();
    const go = () => {
      last = hubNow();
      send();
    };
    const goIfLate = () => hubNow() - last > EVERY && go();
    const timer = setInterval(() => attendance.isWithin(GONE) && go(), EVERY);
    const stop = attendance.listen(goIfLate);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [isMine]);
}
