import { Present } from '@/app/desk/present';
import { usePresence } from '@/features/conversations/api/announce-presence';

/** Says that one is there, and shows who else is. */
export function Others({ conversationId }: { conversationId: string }) {
  return <Present people={usePresence(conversationId, false)} />;
}
