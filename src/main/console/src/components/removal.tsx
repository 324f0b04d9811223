import type { UseMutationResult } from '@tanstack/react-query';
import { Confirm } from '@/components/confirm';
import { toasts } from '@/lib/toasts';
import { useProblemWords } from '@/lib/use-problem-words';

interface Props {
  title: string;
  words: string;
  action: string;
  /** Of what is to go; undefined while nothing is. */
  id: string | undefined;
  removing: UseMutationResult<unknown, unknown, string>;
  onDone: () => void;
}

/** Asks before something goes for good, and tells when it did not. */
export function Removal({ id, removing, onDone, ...words }: Props) {
  const tell = useProblemWords();
  const remove = () => {
    if (id === undefined) return;
    removing.mutate(id, {
      onError: (failure) => toasts.show({ tone: 'trouble', text: tell(failure) }),
      onSettled: onDone,
    });
  };
  return <Confirm {...words} isOpen={id !== undefined} isBusy={removing.isPending} onClose={onDone} onConfirm={remove} />;
}
